package com.acme.sqs;

import com.amazonaws.AbortedException;
import com.amazonaws.services.sqs.AmazonSQS;
import com.amazonaws.services.sqs.AmazonSQSClientBuilder;
import com.amazonaws.services.sqs.model.DeleteMessageRequest;
import com.amazonaws.services.sqs.model.Message;
import com.amazonaws.services.sqs.model.ReceiveMessageRequest;
import com.amazonaws.services.sqs.model.SendMessageBatchRequest;
import com.amazonaws.services.sqs.model.SendMessageBatchRequestEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.log4j.Logger;

public class QueuePoller implements Runnable, AutoCloseable {
    public interface Handler {
        void handle(Message message) throws Exception;
    }

    private static final Logger logger = Logger.getLogger(QueuePoller.class);
    private final AtomicBoolean running = new AtomicBoolean(true);
    private final AtomicInteger handled = new AtomicInteger();
    private final ExecutorService pool = Executors.newFixedThreadPool(4);
    private final AmazonSQS sqs;
    private final String url;
    private final Handler handler;

    public QueuePoller(String name, Handler handler) {
        this(AmazonSQSClientBuilder.defaultClient(), name, handler);
    }

    QueuePoller(AmazonSQS sqs, String name, Handler handler) {
        this.sqs = sqs;
        this.url = sqs.getQueueUrl(name).getQueueUrl();
        this.handler = handler;
    }

    @Override
    public void run() {
        ReceiveMessageRequest request = new ReceiveMessageRequest(url)
                .withMaxNumberOfMessages(10)
                .withWaitTimeSeconds(20);
        while (running.get()) {
            try {
                for (final Message message : sqs.receiveMessage(request).getMessages()) {
                    pool.submit(() -> handleOne(message));
                }
            } catch (AbortedException e) {
                logger.info("stopped", e);
                break;
            } catch (RuntimeException e) {
                logger.error("receive failed: " + e.getMessage());
            }
        }
    }

    private void handleOne(Message message) {
        try {
            handler.handle(message);
            sqs.deleteMessage(new DeleteMessageRequest(url, message.getReceiptHandle()));
            int count = handled.incrementAndGet();
            if (count % 100 == 0 && logger.isDebugEnabled()) {
                logger.debug(count + " messages");
            }
        } catch (Exception e) {
            logger.warn("message " + message.getMessageId() + " stays", e);
        }
    }

    public void sendAll(List<String> bodies) {
        List<SendMessageBatchRequestEntry> batch = new ArrayList<>(10);
        for (int i = 0; i < bodies.size(); i++) {
            batch.add(new SendMessageBatchRequestEntry(Integer.toString(i), bodies.get(i)));
            if (batch.size() == 10 || i == bodies.size() - 1) {
                sqs.sendMessageBatch(new SendMessageBatchRequest(url, batch));
                batch.clear();
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        running.set(false);
        pool.shutdown();
        if (!pool.awaitTermination(30, TimeUnit.SECONDS)) {
            pool.shutdownNow();
        }
        sqs.shutdown();
    }
}
