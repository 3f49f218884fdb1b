package com.acme;

import java.util.*;
import java.util.concurrent.ExecutorService;
import java.util.function.*;

public class Lambdas {
    private final Supplier<String> name = () -> "x";
    private final Function<String, Integer> size = String::length;

    void use(List<String> names, ExecutorService pool) {
        names.forEach(n -> System.out.println(n));
        names.forEach(System.out::println);
        Runnable task = () -> {
            String first = names.get(0);
            System.out.println(first + name.get());
        };
        pool.submit(task);
        task.run();
        int length = size.apply("abc");
        names.sort(Comparator.comparing(String::length).reversed());
        names.removeIf(s -> s.isEmpty());
        new Thread(() -> System.out.println("run")).start();
        pool.execute(new Runnable() {
            @Override
            public void run() {
                System.out.println(length);
            }
        });
    }
}
