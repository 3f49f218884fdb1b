import java.util.*;

public class Shapes {
    interface Shape {
        double area();

        default String shown() {
            return "area " + area();
        }
    }

    interface Handler<T> {
        void handle(T each, int number);
    }

    private final Handler<String> printer = (each, number) -> System.out.println(number + ": " + each);

    static Shape square(double side) {
        return () -> side * side;
    }

    static double sum(Shape one, Shape two) {
        return one.area() + two.area();
    }

    void all(List<String> names, Handler<String> handler) {
        int number = 0;
        for (String each : names) {
            handler.handle(each, number++);
        }
    }

    void twice(String each, int number) {
        System.out.println(each + each + number);
    }

    public static void main(String[] args) {
        System.out.println(square(3).area() + " " + square(2).shown());
        Shape one = () -> 1.5;
        System.out.println(sum(one, () -> 2.0));
        Shapes shapes = new Shapes();
        shapes.all(Arrays.asList("a", "b"), shapes.printer);
        shapes.all(Arrays.asList("c"), shapes::twice);
        shapes.all(Arrays.asList("d"), (String each, int number) -> {
            String both = each + number;
            System.out.println(both);
        });
    }
}
