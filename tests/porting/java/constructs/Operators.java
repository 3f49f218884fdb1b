package com.acme;


public class Operators {
    int math(int a, int b, long c) {
        int x = a / b % 3 + (a << 2) - (b >> 1) ^ ~a & b | a;
        x += 5;
        x -= a * (b - 1);
        x *= 2;
        x /= 3;
        x++;
        --x;
        int y = (int) (c / 2.0);
        long z = (long) x * y;
        return a > b ? x : a < b ? y : (int) z;
    }

    boolean logic(boolean a, boolean b, Object o) {
        boolean r = a && b || !a && !(b || o == null);
        r |= a;
        return r == true && o != this;
    }
}
