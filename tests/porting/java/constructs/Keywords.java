package com.acme;


public class Keywords {
    private String from;
    private boolean not;

    public String in(String lambda, int global, Object None) {
        String is = lambda + global;
        int len = is.length();
        String str = String.valueOf(len);
        from = str;
        return this.from + is + None;
    }

    public boolean not() {
        return not;
    }

    void pass() {
        in("a", 1, null);
    }
}
