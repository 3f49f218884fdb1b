package com.acme;


public class Loops2 {
    int loops(java.util.List<String> names) {
        int count = 0;
        do {
            count++;
        } while (count < 10);
        while (true) {
            if (count++ > 20) break;
            if (count % 2 == 0) continue;
        }
        for (;;) {
            break;
        }
        for (String name : names)
            if (name == null) count--;
            else count++;
        outer:
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                if (j == i) continue outer;
            }
        }
        return count;
    }
}
