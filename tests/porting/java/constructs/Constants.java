package com.acme;


public class Constants {
    public static final int MAX = 3_600;
    static final long BIG = 1L << 40;
    private static final String URL = "https://sts." + "amazonaws.com";
    private static final double RATE = 1.5e3;
    private static final char SEP = '/';
    private static final int OCTAL = 017, HEX = 0xFF;
    private static final boolean ON = !false;
    protected String name = URL + SEP + MAX;
}
