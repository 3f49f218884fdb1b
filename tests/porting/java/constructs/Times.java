package com.acme;

import java.text.SimpleDateFormat;
import java.time.*;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.concurrent.TimeUnit;

public class Times {
    Date later(Date start, int seconds) {
        Instant now = Instant.now();
        Duration wait = Duration.ofSeconds(seconds).plus(Duration.ofMinutes(5));
        if (start.before(new Date()) || now.isAfter(start.toInstant())) {
            return new Date(System.currentTimeMillis() + TimeUnit.MINUTES.toMillis(5) + wait.toMillis());
        }
        return Date.from(now.plus(wait).plusSeconds(3).minus(1, ChronoUnit.HOURS));
    }

    String show(Date date) throws InterruptedException {
        SimpleDateFormat format = new SimpleDateFormat("yyyy-MM-dd'T'HH:mm:ss'Z'");
        Thread.sleep(10);
        return format.format(date) + date.getTime();
    }
}
