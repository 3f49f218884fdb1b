package com.acme;


public class SameCount {
    String show(String text) {
        return text;
    }

    String show(Integer number) {
        return "n" + number;
    }

    String both() {
        return show("a") + show(1);
    }
}
