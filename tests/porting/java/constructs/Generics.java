package com.acme;

import java.util.*;

public class Generics<K extends Comparable<K>, V> {
    private final Map<K, List<Map<String, ? super V>>> deep = new HashMap<>();

    public <T extends Number & Comparable<T>> T max(List<? extends T> all) {
        return all.get(0);
    }

    public static <A> List<A> listOf(A... all) {
        return Collections.<A>unmodifiableList(Arrays.asList(all));
    }

    @SuppressWarnings("unchecked")
    V cast(Object o) {
        return (V) o;
    }
}
