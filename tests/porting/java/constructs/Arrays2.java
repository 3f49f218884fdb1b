package com.acme;


public class Arrays2 {
    private final byte[] raw = new byte[16];
    private final int[][] grid = {{1, 2}, {3, 4}};
    private final String[] names = new String[] {"a", "b"};

    int sum(int... values) {
        int total = 0;
        for (int value : values) {
            total += value;
        }
        for (int i = values.length - 1; i >= 0; i--) {
            total -= values[i];
        }
        for (int i = 0, j = 10; i < j; i += 2, j--) {
            total += grid[0][1];
        }
        return total + names.length + raw.length + sum(new int[] {1}) + sum(1, 2);
    }
}
