package com.acme;

import com.amazonaws.auth.AWSCredentialsProvider;
import com.amazonaws.regions.Regions;
import com.amazonaws.services.lambda.AWSLambda;
import com.amazonaws.services.lambda.AWSLambdaClientBuilder;
import com.amazonaws.services.sqs.AmazonSQS;
import com.amazonaws.services.sqs.AmazonSQSClientBuilder;
import com.amazonaws.services.sqs.model.*;

public class Services {
    String send(AWSCredentialsProvider provider, String url) {
        AmazonSQS sqs = AmazonSQSClientBuilder.standard().withRegion(Regions.EU_WEST_1).withCredentials(provider).build();
        AWSLambda lambda = AWSLambdaClientBuilder.standard().withCredentials(provider).build();
        try {
            SendMessageResult result = sqs.sendMessage(new SendMessageRequest(url, "hello"));
            for (Message message : sqs.receiveMessage(url).getMessages()) {
                System.out.println(message.getBody());
            }
            return result.getMessageId();
        } catch (QueueDoesNotExistException e) {
            return e.getErrorCode();
        } finally {
            lambda.shutdown();
        }
    }
}
