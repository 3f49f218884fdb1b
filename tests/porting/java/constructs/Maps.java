package com.acme;

import java.util.*;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

public class Maps {
    private final Map<String, List<Integer>> groups = new ConcurrentHashMap<>();
    private static final Map<String, String> FIXED = Map.of("a", "b", "c", "d");
    private final Set<String> seen = new HashSet<>(Arrays.asList("x", "y"));

    void put(String key, int value) {
        groups.computeIfAbsent(key, k -> new ArrayList<>()).add(value);
        groups.getOrDefault(key, Collections.emptyList()).size();
        for (String each : groups.keySet()) {
            if (seen.contains(each) || !groups.containsKey(key)) {
                groups.remove(each);
            }
        }
        groups.forEach((k, v) -> System.out.println(k + v.get(0)));
        FIXED.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).collect(Collectors.joining("&"));
    }
}
