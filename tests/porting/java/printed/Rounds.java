import java.util.*;
import java.util.concurrent.*;
import java.util.function.*;
import java.util.stream.*;

public class Rounds {
    interface Task {
        String run(String extra);
    }

    private static final List<Supplier<String>> MADE = new ArrayList<>();

    static String shout(String text) {
        return text.toUpperCase() + "!";
    }

    static void add(Supplier<String> supplier) {
        MADE.add(supplier);
    }

    public static void main(String[] args) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        List<Future<String>> futures = new ArrayList<>();
        for (String key : List.of("a", "b", "c")) {
            String upper = key.toUpperCase();
            futures.add(pool.submit(() -> {
                Thread.sleep(5);
                return key + upper;
            }));
            futures.add(pool.submit(() -> shout(key)));
        }
        for (Future<String> future : futures) {
            System.out.println(future.get());
        }
        pool.shutdown();
        List<Task> tasks = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            final int n = i;
            tasks.add(new Task() {
                @Override
                public String run(String extra) {
                    return extra + n;
                }
            });
        }
        for (Task task : tasks) {
            System.out.println(task.run("x"));
        }
        List.of("p", "q").forEach(k -> add(() -> shout(k)));
        List<Supplier<String>> all = Stream.of("m", "n").map(k -> (Supplier<String>) () -> k + k).collect(Collectors.toList());
        int count = 0;
        while (count < 2) {
            int now = count++;
            add(() -> "now" + now);
        }
        for (Supplier<String> each : MADE) {
            System.out.println(each.get());
        }
        for (Supplier<String> each : all) {
            System.out.println(each.get());
        }
        final int[] counted = {0};
        Runnable step = () -> counted[0]++;
        step.run();
        step.run();
        System.out.println(counted[0]);
        List<String> grows = new ArrayList<>(List.of("a"));
        for (int i = 0; i < grows.size(); i++) {
            if (grows.size() < 4) {
                grows.add(grows.get(i) + i);
            }
        }
        System.out.println(String.join(",", grows));
        List<String> words = new ArrayList<>(List.of("bb", "a", "ccc", "aa"));
        Collections.sort(words, Comparator.comparing(String::length).reversed());
        System.out.println(String.join(",", words));
        words.sort(Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()));
        System.out.println(String.join(",", words));
    }
}
