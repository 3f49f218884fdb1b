package com.acme;


public class Strings {
    String quote(String a, char c, boolean flag, Object any, int n) {
        String s = "tab\t quote\" back\\ \u00e9 \101";
        s += c;
        s += n;
        s = "" + null + flag + any + n + c + 'x';
        return s.trim().toUpperCase().replace('a', 'b').substring(1, 2) + s.indexOf("x") + s.charAt(0) + a.equalsIgnoreCase(s);
    }

    boolean tests(String a) {
        return a != null && !a.isEmpty() && !a.equals("x") && a.startsWith("y") || a.contains("z") && a.matches("[a-z]+");
    }

    String[] split(String a) {
        return a.split(",");
    }
}
