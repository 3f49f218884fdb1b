package com.acme.util;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/** Pages of anything. */
public final class PagedList<T, K extends Comparable<K>> implements Iterable<T> {

    public interface Page<E> {
        List<E> items();

        String nextToken();

        default boolean isLast() {
            return nextToken() == null || nextToken().isEmpty();
        }
    }

    public static class SimplePage<E> implements Page<E> {
        private final List<E> items;
        private final String token;

        public SimplePage(List<E> items, String token) {
            this.items = Collections.unmodifiableList(items);
            this.token = token;
        }

        @Override
        public List<E> items() {
            return items;
        }

        @Override
        public String nextToken() {
            return token;
        }
    }

    private final Function<String, Page<T>> source;
    private final Function<T, K> key;

    public PagedList(Function<String, Page<T>> source, Function<T, K> key) {
        this.source = source;
        this.key = key;
    }

    public List<T> all() {
        List<T> found = new ArrayList<>();
        String token = null;
        while (true) {
            Page<T> page = source.apply(token);
            found.addAll(page.items());
            if (page.isLast()) {
                return found;
            }
            token = page.nextToken();
        }
    }

    public Map<K, List<T>> grouped() {
        Map<K, List<T>> groups = new HashMap<>();
        for (T each : all()) {
            groups.computeIfAbsent(key.apply(each), k -> new ArrayList<>()).add(each);
        }
        return groups;
    }

    public T first(Predicate<? super T> wanted) {
        for (T each : this) {
            if (wanted.test(each)) return each;
        }
        throw new NoSuchElementException("nothing matches");
    }

    public <R> R fold(R start, BiFunction<R, T, R> step) {
        R result = start;
        for (T each : all()) {
            result = step.apply(result, each);
        }
        return result;
    }

    public List<T> sorted() {
        List<T> copy = new ArrayList<>(all());
        copy.sort(Comparator.comparing(key));
        return copy;
    }

    public static <E extends Comparable<? super E>> E largest(Collection<E> all) {
        E best = null;
        for (E each : all) {
            if (best == null || each.compareTo(best) > 0) {
                best = each;
            }
        }
        return best;
    }

    @Override
    public Iterator<T> iterator() {
        return all().iterator();
    }
}
