import java.io.*;
import java.util.*;

public class Checked {
    private final String role;
    private final String name;

    Checked(String role, String name) {
        this.role = Objects.requireNonNull(role, "role must be given");
        this.name = Objects.requireNonNull(name);
    }

    static String arn(String account, String role) {
        return String.format(
            "arn:aws:iam::%s:role/%s",
            Objects.requireNonNull(account, "account"), role);
    }

    static int first(Reader reader) throws IOException {
        return reader.read();
    }

    public static void main(String[] args) throws IOException {
        Objects.requireNonNull(args, "args");
        System.out.println(new Checked("r", "n").role + arn("1", "x"));
        try {
            Objects.requireNonNull(null, "nothing");
            System.out.println("not reached");
        } catch (NullPointerException e) {
            System.out.println(e.getMessage());
        }
        StringBuilder text = new StringBuilder();
        try (Reader reader = new StringReader("hé!")) {
            int c = 0;
            while ((c = reader.read()) != -1) {
                text.append((char) c);
            }
            System.out.println(text + " " + first(reader));
        }
        InputStream bytes = new ByteArrayInputStream(new byte[] {65, 66});
        int b;
        while ((b = bytes.read()) != -1) {
            System.out.println(b);
        }
    }
}
