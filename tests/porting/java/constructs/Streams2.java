package com.acme;

import java.util.*;
import java.util.stream.Collectors;

public class Streams2 {
    List<String> upper(List<String> names) {
        return names.stream()
            .filter(Objects::nonNull)
            .map(String::toUpperCase)
            .distinct()
            .sorted()
            .collect(Collectors.toList());
    }

    Map<String, Integer> sizes(Collection<String> names) {
        return names.stream().collect(Collectors.toMap(n -> n, n -> n.length()));
    }

    boolean some(List<Integer> numbers) {
        int sum = numbers.stream().mapToInt(Integer::intValue).sum();
        Optional<Integer> first = numbers.stream().filter(n -> n > sum).findFirst();
        return first.isPresent() && numbers.stream().anyMatch(n -> n == first.get()) || numbers.stream().noneMatch(n -> n < 0);
    }
}
