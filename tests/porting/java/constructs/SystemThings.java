package com.acme;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

public class SystemThings {
    String env() throws Exception {
        String home = System.getProperty("user.home");
        System.setProperty("aws.accessKeyId", "AKID");
        String region = System.getenv("AWS_REGION");
        String encoded = URLEncoder.encode(home, "UTF-8") + Base64.getEncoder().encodeToString(home.getBytes(StandardCharsets.UTF_8));
        if (region == null) {
            System.err.println("no region");
            System.exit(1);
        }
        return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8) + System.currentTimeMillis();
    }
}
