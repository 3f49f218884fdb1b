import java.util.*;

public class Choices {
    private static final StringBuilder LOG = new StringBuilder();
    private final int id;
    private String name = "n";

    {
        LOG.append("new ");
    }

    Choices() {
        this(1);
    }

    Choices(int id) {
        this.id = id;
    }

    Choices(String name) {
        this(name.length());
        this.name = name;
    }

    Choices(String name, Integer id) {
        this.id = id;
        this.name = name;
    }

    Choices(String name, List<String> more) {
        this(name + more.size(), 7);
    }

    String show(int number) {
        return "int " + number;
    }

    String show(long number) {
        return "long " + number;
    }

    String show(double number) {
        return "double " + number;
    }

    String show(boolean flag) {
        return "boolean " + flag;
    }

    String show(char letter) {
        return "char " + letter;
    }

    String show(String text) {
        return "String " + text;
    }

    String show(Object any) {
        return "Object";
    }

    String show(Base base) {
        return "Base";
    }

    String show(Derived derived) {
        return "Derived";
    }

    static class Base {
    }

    static class Derived extends Base {
    }

    static class Money implements Comparable<Money> {
        private final int cents;

        Money(int cents) {
            this.cents = cents;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Money && ((Money) other).cents == cents;
        }

        @Override
        public int hashCode() {
            return cents;
        }

        @Override
        public int compareTo(Money other) {
            return Integer.compare(cents, other.cents);
        }
    }

    static <T extends Comparable<T>> T best(List<T> all) {
        T best = all.get(0);
        for (T each : all) {
            if (each.compareTo(best) > 0) {
                best = each;
            }
        }
        return best;
    }

    public static void main(String[] args) {
        Choices made = new Choices();
        Choices named = new Choices("abc");
        Choices both = new Choices("ab", Arrays.asList("x", "y"));
        System.out.println(made.id + " " + named.id + named.name + " " + both.id + both.name + " " + LOG.toString().trim());
        long big = 5;
        System.out.println(made.show(3) + ", " + made.show(big) + ", " + made.show(2.5) + ", " + made.show(true));
        System.out.println(made.show('c') + ", " + made.show("s") + ", " + made.show(new ArrayList<String>()));
        System.out.println(made.show(new Base()) + ", " + made.show(new Derived()) + ", " + made.show(1 > 2));
        Money five = new Money(5), other = new Money(5);
        System.out.println((five == other) + " " + five.equals(other) + " " + (five != other));
        List<Money> all = new ArrayList<>(List.of(new Money(9), new Money(2)));
        Collections.sort(all);
        System.out.println(all.get(0).cents + " " + best(all).cents + " " + best(Arrays.asList("a", "z", "b")));
        int x = 5;
        x += 3.7;
        x -= 0.5;
        x *= 2;
        x /= 3;
        System.out.println(x);
    }
}
