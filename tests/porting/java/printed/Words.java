import java.util.*;

public class Words {
    private static String region;

    static int rank(char letter) {
        int code = letter;
        return code - 'a';
    }

    public static void main(String[] args) {
        Map<String, String> tags = new HashMap<>();
        tags.put("team", "core");
        String found = null;
        if (tags.containsKey("team")) {
            found = tags.get("team");
        }
        String rest = "x" + found + tags.get("team");
        System.out.println(rest);
        String folder = tags.get("team") + "/in/";
        String[] parts = folder.split("/");
        System.out.println(parts.length + parts[parts.length - 1] + folder.split("/")[0]);
        System.out.println(folder.split("/", -1).length + " " + "a1b22c".split("\\d", -1).length + " " + "a,b,c".split(",", 2)[1]);
        System.out.println("one  two three ".split("\\s+").length);
        for (char letter = 'a'; letter < 'd'; letter++) {
            System.out.print(letter);
        }
        System.out.println();
        int code = 'z';
        char last = 'c';
        code -= 1;
        System.out.println(code + " " + rank(last));
        int i = 0;
        int[] numbers = new int[3];
        numbers[i++] = 4;
        numbers[i++] += 5;
        System.out.println(numbers[0] + " " + numbers[1] + " " + i);
    }
}
