package com.acme;

public class Singleton {
    private static final Singleton INSTANCE = new Singleton();
    private static int created;
    private static volatile Singleton other;

    static {
        created = 1;
        other = INSTANCE;
    }

    private Singleton() {
        created++;
    }

    public static Singleton getInstance() {
        return INSTANCE;
    }

    public static synchronized void reset() {
        other = null;
    }
}
