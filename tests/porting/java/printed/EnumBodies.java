import java.util.*;

public class EnumBodies {
    enum Op {
        ADD("+") {
            @Override
            int apply(int a, int b) { return a + b; }
        },
        MUL("*") {
            @Override
            int apply(int a, int b) {
                return a * b;
            }

            @Override
            boolean heavy() { return true; }
        };

        private static final Map<String, Op> BY_SIGN = new HashMap<>();
        private static final String PREFIX = "op";

        static {
            for (Op each : values()) {
                BY_SIGN.put(each.sign, each);
            }
        }

        private final String sign;

        Op(String sign) {
            this.sign = sign;
        }

        abstract int apply(int a, int b);

        boolean heavy() {
            return false;
        }

        static Op of(String sign) {
            return BY_SIGN.get(sign);
        }

        String shown() { return PREFIX + sign + name() + ordinal(); }
    }

    public static void main(String[] args) {
        for (Op each : Op.values()) {
            System.out.println(each.shown() + " " + each.apply(3, 4) + " " + each.heavy());
        }
        System.out.println(Op.of("*") + " " + Op.valueOf("ADD").apply(1, 1));
        switch (Op.of("+")) {
            case ADD:
                System.out.println("plus");
                break;
            default:
                System.out.println("other");
        }
    }
}
