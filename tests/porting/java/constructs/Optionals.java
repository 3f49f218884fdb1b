package com.acme;

import java.util.*;

public class Optionals {
    String find(Map<String, String> all, String key) {
        Optional<String> found = Optional.ofNullable(all.get(key));
        found.ifPresent(v -> System.out.println(v));
        String sure = found.orElseThrow(() -> new IllegalStateException("no " + key));
        return found.map(v -> v.trim()).filter(v -> !v.isEmpty()).orElseGet(() -> "none") + sure;
    }
}
