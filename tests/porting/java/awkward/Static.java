package a;

import static com.amazonaws.regions.Regions.EU_WEST_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Collections.emptyList;
import static java.util.stream.Collectors.toList;

import com.amazonaws.regions.Regions;
import com.amazonaws.auth.policy.Statement.Effect;
import java.util.List;

public class Static {
    String region = EU_WEST_1.getName();
    List<String> none = emptyList();
    byte[] raw = "x".getBytes(UTF_8);
    Effect effect = Effect.Deny;

    List<String> names(List<Regions> regions) {
        return regions.stream().map(Regions::getName).collect(toList());
    }

    com.amazonaws.auth.AWSCredentials full() {
        return new com.amazonaws.auth.BasicAWSCredentials("a", "b");
    }
}
