package com.acme;


public class Switches2 {
    enum Color { RED, GREEN, BLUE }

    String old(Color color, int n) {
        switch (color) {
            case RED:
                return "r";
            case GREEN: {
                n++;
                break;
            }
            default:
                n--;
        }
        switch (n) {
            case 1: case 2:
                return "few";
        }
        return "many";
    }

    String arrows(Color color, Object o) {
        String text = switch (color) {
            case RED, GREEN -> "warm";
            case BLUE -> {
                String t = "cold";
                yield t;
            }
        };
        return switch (text) {
            case "warm" -> "w";
            default -> throw new IllegalArgumentException(text);
        };
    }
}
