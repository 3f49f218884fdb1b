import java.util.*;

public class Inners {
    private final List<String> seen = new ArrayList<>();
    private int count;
    private static int made = 0;

    class Worker implements Runnable {
        private final String name;

        Worker(String name) {
            this.name = name;
            made++;
        }

        @Override
        public void run() {
            count++;
            seen.add(name + count);
            new Helper().help();
            note(this);
        }

        class Deep {
            String all() {
                return name + "/" + seen.size() + Inners.this.count;
            }
        }
    }

    private class Helper {
        void help() {
            seen.add("help");
        }
    }

    class Two {
        int a;
        Two(int a) { this.a = a; }
        Two() { this(7); }
        int sum() { return a + count; }
    }

    class Three extends Two {
        Three() { super(3); }
    }

    class Apart {
        int x = 4;
    }

    static class Plain {
        int y = 1;
    }

    void note(Runnable each) {
        seen.add(each instanceof Worker ? "worker" : "other");
    }

    List<String> go() {
        Worker worker = new Worker("w");
        worker.run();
        this.new Worker("x").run();
        Worker.Deep deep = worker.new Deep();
        seen.add(deep.all());
        seen.add("two" + new Two().sum() + new Two(1).sum() + new Three().sum());
        seen.add("apart" + new Apart().x + new Plain().y);
        Runnable anonymous = new Runnable() {
            private int times = 2;
            public void run() { for (int i = 0; i < times; i++) { count += 10; note(this); } }
        };
        anonymous.run();
        return seen;
    }

    public static void main(String[] args) {
        System.out.println(String.join(",", new Inners().go()) + made);
    }
}
