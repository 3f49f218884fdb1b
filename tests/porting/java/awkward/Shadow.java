package a;

import java.util.*;

public class Shadow {
    Map<String, Object> dict = new HashMap<>();
    List<String> list(List<String> list, int len, String str, Object type, String uuid, String time) {
        List<String> result = new ArrayList<>(list);
        String id = UUID.randomUUID().toString() + uuid + System.currentTimeMillis() + time;
        int size = list.size() + str.length() + len;
        dict.put(id, type.toString() + size);
        return result;
    }
}
