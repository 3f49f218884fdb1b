package com.acme;

import java.util.logging.Level;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

public class OtherLogs {
    private static final Log LOG = LogFactory.getLog(OtherLogs.class);
    private final java.util.logging.Logger jul = java.util.logging.Logger.getLogger(getClass().getName());

    void log(Throwable t) {
        LOG.fatal("bad", t);
        jul.severe("worse");
        jul.log(Level.WARNING, "thing {0}", t.getMessage());
        jul.fine(() -> "lazy " + t);
    }
}
