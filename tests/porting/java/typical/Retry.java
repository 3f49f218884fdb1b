package com.acme.util;

import com.amazonaws.AmazonClientException;
import com.amazonaws.AmazonServiceException;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;

/**
 * Tries again what AWS throttled.
 */
public abstract class Retry<T> implements Callable<T> {

    protected static final int DEFAULT_TRIES = 5;
    private static final long BASE = 100L;
    private final int tries;
    private int used = 0;

    protected Retry() {
        this(DEFAULT_TRIES);
    }

    protected Retry(int tries) {
        super();
        this.tries = tries;
    }

    protected abstract T attempt() throws Exception;

    protected boolean isWorthIt(Exception e) {
        if (e instanceof AmazonServiceException) {
            AmazonServiceException ase = (AmazonServiceException) e;
            int status = ase.getStatusCode();
            return status == 503 || status == 500 || (status == 400 && "Throttling".equals(ase.getErrorCode()));
        }
        return e instanceof AmazonClientException && ((AmazonClientException) e).isRetryable();
    }

    @Override
    public final T call() throws Exception {
        Exception last = null;
        for (used = 1; used <= tries; used++) {
            try {
                return attempt();
            } catch (RuntimeException e) {
                if (!isWorthIt(e)) {
                    throw e;
                }
                last = e;
            } finally {
                System.err.println("try " + used + " of " + tries);
            }
            long pause = Math.min(BASE << used, 20_000L);
            Thread.sleep(pause / 2 + ThreadLocalRandom.current().nextInt((int) pause));
        }
        throw new TimeoutException("gave up after " + tries + " tries: " + (last == null ? "?" : last.getMessage()));
    }

    public int getUsed() {
        return used;
    }

    public static <R> R of(final Callable<R> work) throws Exception {
        return new Retry<R>() {
            @Override
            protected R attempt() throws Exception {
                return work.call();
            }
        }.call();
    }

    static int jitter(Random random, int bound) {
        int value = random.nextInt(bound);
        value ^= value >>> 3;
        value |= 1;
        return value % 2 == 0 ? -value : ~value & 0xFF;
    }
}
