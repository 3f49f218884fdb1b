import java.util.*;
import java.util.regex.*;

public class Jumps {
    public static void main(String[] args) {
        int[][] grid = {{1, 2}, {3, -1}, {5, 6}};
        outer:
        for (int[] line : grid) {
            for (int cell : line) {
                if (cell < 0) {
                    break outer;
                }
                System.out.println(cell);
            }
        }
        next: for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 5; j++) {
                for (int k = 0; k < 2; k++) {
                    if (i * j == 6) {
                        continue next;
                    }
                }
            }
            System.out.println("i " + i);
        }
        int n = 0;
        do {
            n++;
            if (n == 3) continue;
            System.out.println("n " + n);
        } while (n < 5);
        for (int a = 0, b = 10; a < b; a++, b -= 2) {
            if (a == 1) {
                continue;
            }
            System.out.println(a + " " + b);
        }
        rounds:
        while (true) {
            switch (n) {
                case 5:
                    n = 6;
                    continue rounds;
                default:
                    break rounds;
            }
        }
        Pattern pattern = Pattern.compile("(\\w)=(\\d)");
        Matcher matcher = pattern.matcher("a=1 b=2 c=3");
        while (matcher.find()) {
            if (matcher.group(1).equals("b")) continue;
            System.out.println(matcher.group(1) + matcher.group(2));
        }
        Matcher whole = pattern.matcher("a=1");
        if (whole.matches()) {
            System.out.println("whole " + whole.group(2));
        }
        if (!pattern.matcher("a=1 ").matches()) {
            System.out.println("not whole");
        }
        System.out.println("n=" + n);
    }
}
