package com.acme;


public class Overloads {
    public String find(String name) {
        return find(name, 1);
    }

    public String find(String name, int count) {
        return name + count;
    }

    public static int twice(int a) { return a * 2; }

    public static int twice(int a, int b) { return (a + b) * 2; }

    public Overloads() {
        this("default");
    }

    public Overloads(String name) {
        find(name);
    }
}
