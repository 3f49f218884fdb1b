package a;

/* one
 * two
 */
public class Crlf {
    int a = 1; // end
    String s = "x" +
        "y";
}
