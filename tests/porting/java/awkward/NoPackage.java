import java.util.*;
public class NoPackage {
    List<String> a = new ArrayList<String>();
}
