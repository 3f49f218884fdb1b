package com.acme;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

public class Slf4jLogs {
    private static final Logger LOG = LoggerFactory.getLogger(Slf4jLogs.class);

    void log(String a, Exception e) {
        LOG.info("plain 100%");
        LOG.debug("{} and {}", a, 3);
        LOG.warn("failed for {}", a, e);
        LOG.error("failed", e);
        LOG.trace("a" + a + 1);
        if (LOG.isDebugEnabled()) {
            LOG.debug("100% {}", a);
        }
    }
}
