import java.util.*;
import java.util.function.*;
import java.util.stream.*;

public class Everyday {
    static final class Box<T extends Comparable<T>> {
        private final List<T> all = new ArrayList<>();

        Box<T> put(T each) {
            all.add(each);
            return this;
        }

        Optional<T> largest() {
            return all.stream().max(Comparator.naturalOrder());
        }
    }

    interface Shape {
        double area();

        default String shown() {
            return String.format("%s of %.2f", getClass().getSimpleName(), area());
        }

    }

    static class Circle implements Shape {
        private final double radius;

        Circle(double radius) {
            this.radius = radius;
        }

        @Override
        public double area() {
            return Math.PI * radius * radius;
        }
    }

    public static void main(String[] args) {
        Map<String, Integer> counts = new TreeMap<>();
        for (String word : "a b a c b a".split(" ")) {
            counts.merge(word, 1, Integer::sum);
        }
        System.out.println(counts.get("a") + " " + counts.size());
        counts.compute("z", (key, old) -> old == null ? 7 : old + 1);
        counts.compute("z", (key, old) -> {
            if (old == null) {
                return 0;
            }
            return old * 2;
        });
        counts.computeIfPresent("c", (key, old) -> old + 100);
        System.out.println(counts.get("z") + " " + counts.get("c"));
        Map<String, List<Integer>> groups = new HashMap<>();
        for (int i = 0; i < 6; i++) {
            groups.computeIfAbsent(i % 2 == 0 ? "even" : "odd", k -> new ArrayList<>()).add(i);
        }
        System.out.println(groups.get("even").size() + groups.get("odd").get(2));
        List<String> names = new ArrayList<>(Arrays.asList("delta", "alpha", "charlie", "bravo"));
        names.sort(Comparator.comparing(String::length).reversed());
        System.out.println(names.get(0));
        Collections.sort(names);
        System.out.println(String.join("|", names));
        names.replaceAll(String::toUpperCase);
        names.removeIf(n -> n.startsWith("B"));
        System.out.println(names.size() + names.get(0));
        String joined = names.stream().filter(n -> n.length() > 4).map(n -> n.substring(0, 2)).sorted().collect(Collectors.joining(",", "[", "]"));
        System.out.println(joined);
        Map<Integer, Long> byLength = names.stream().collect(Collectors.groupingBy(String::length, Collectors.counting()));
        System.out.println(byLength.get(5) + " " + byLength.containsKey(7));
        Map<Boolean, List<String>> parted = names.stream().collect(Collectors.partitioningBy(n -> n.length() > 5));
        System.out.println(parted.get(true).size() + " " + parted.get(false).size());
        System.out.println(new Box<Integer>().put(3).put(9).put(4).largest().get());
        System.out.println(new Box<String>().largest().isPresent());
        System.out.println(new Circle(2).shown());
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, Integer> entry : counts.entrySet()) {
            text.append(entry.getKey()).append('=').append(entry.getValue()).append(';');
        }
        text.setLength(text.length() - 1);
        System.out.println(text);
        int[] numbers = {5, 3, 9};
        Arrays.sort(numbers);
        System.out.println(Arrays.stream(numbers).sum() + " " + numbers[0] + " " + IntStream.rangeClosed(1, 4).map(x -> x * x).sum());
        Function<Integer, Function<Integer, Integer>> add = a -> b -> a + b;
        BiFunction<Integer, Integer, Integer> times = (a, b) -> a * b;
        Supplier<String> supplier = () -> "supplied";
        Predicate<String> empty = String::isEmpty;
        UnaryOperator<String> twice = s -> s + s;
        System.out.println(add.apply(2).apply(3) + " " + times.apply(4, 5) + " " + supplier.get() + " " + empty.test("") + " " + twice.apply("x"));
        Set<String> seen = new HashSet<>();
        for (String each : new String[] {"x", "y", "x"}) {
            if (!seen.add(each)) {
                System.out.println("again " + each);
            }
        }
        Deque<Integer> stack = new ArrayDeque<>();
        stack.push(1);
        stack.push(2);
        System.out.println(stack.pop() + " " + stack.peek());
        Iterator<String> iterator = names.iterator();
        while (iterator.hasNext()) {
            System.out.println(iterator.next());
        }
        char c = 'a';
        c++;
        c += 1;
        System.out.println(c + " " + (char) (c + 1) + " " + (int) c + " " + (c > 'b'));
        long big = Integer.MAX_VALUE + 1L;
        System.out.println(big + " " + 7 / 2 + " " + -7 / 2 + " " + -7 % 3 + " " + 7.0 / 2 + " " + (1 << 4) + " " + (5 & 3) + " " + (5 ^ 1));
        Integer boxed = null;
        System.out.println(true + " " + 'x' + 1 + " " + 1.5f + " " + 100L);
    }
}
