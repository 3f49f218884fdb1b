package com.acme;

import lombok.AllArgsConstructor;
import lombok.Data;
import lombok.extern.slf4j.Slf4j;

@Slf4j
public class LombokLog {

    @Data
    @AllArgsConstructor
    static class Point {
        private int x;
        private String name;
    }

    void show(Point point) {
        log.info("{} {}", point.getX(), point.getName());
        point.setX(3);
    }
}
