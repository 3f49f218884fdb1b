package com.acme.run;

import com.amazonaws.auth.AWSStaticCredentialsProvider;
import com.amazonaws.auth.BasicAWSCredentials;
import com.amazonaws.client.builder.AwsClientBuilder;
import com.amazonaws.services.securitytoken.AWSSecurityTokenService;
import com.amazonaws.services.securitytoken.AWSSecurityTokenServiceClientBuilder;
import com.amazonaws.services.securitytoken.model.GetCallerIdentityRequest;
import java.util.Optional;
import java.util.UUID;

/** Runs against the address that it is given. */
public class Helpers {

    private final String prefix;
    private int calls;

    public Helpers(String prefix) {
        this.prefix = prefix;
    }

    public String name() {
        return name("default", 1);
    }

    public String name(String suffix, int count) {
        calls++;
        StringBuilder text = new StringBuilder(prefix);
        for (int i = 0; i < count; i++) {
            text.append('-').append(suffix).append(i);
        }
        return text.toString() + " (" + calls + ")";
    }

    public static void main(String[] args) throws Exception {
        AWSSecurityTokenService sts = AWSSecurityTokenServiceClientBuilder.standard()
                .withEndpointConfiguration(new AwsClientBuilder.EndpointConfiguration(args[0], args[1]))
                .withCredentials(new AWSStaticCredentialsProvider(new BasicAWSCredentials(args[2], args[3])))
                .build();
        Helpers helpers = new Helpers("acme");
        System.out.println(helpers.name());
        System.out.println(helpers.name("x", 2));
        Optional<String> region = Optional.ofNullable(System.getenv("NO_SUCH_VARIABLE_HERE"));
        System.out.println(region.map(String::toUpperCase).orElse("none"));
        String id = UUID.randomUUID().toString();
        System.out.println(id.length() == 36 ? "id" : "no id");
        System.out.println(String.format("%05d|%-6s|%.2f|%x", 42, "ab", 1.5, 255));
        sts.getCallerIdentity(new GetCallerIdentityRequest());
        sts.shutdown();
    }
}
