package com.acme;

import java.util.List;

record Point(int x, int y) {
    Point {
        if (x < 0) {
            throw new IllegalArgumentException("x");
        }
    }

    int sum() {
        return x + y;
    }
}

record Pair(String a, List<String> b) {}

class UsesRecords {
    int use(Object o) {
        Point p = new Point(1, 2);
        if (o instanceof Point q && q.x() > 1) {
            return q.sum();
        }
        return p.x() + new Pair("a", List.of()).a().length();
    }
}
