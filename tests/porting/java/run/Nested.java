package com.acme.run;

import com.amazonaws.auth.AWSStaticCredentialsProvider;
import com.amazonaws.auth.BasicAWSCredentials;
import com.amazonaws.client.builder.AwsClientBuilder;
import com.amazonaws.services.securitytoken.AWSSecurityTokenService;
import com.amazonaws.services.securitytoken.AWSSecurityTokenServiceClientBuilder;
import com.amazonaws.services.securitytoken.model.GetCallerIdentityRequest;
import java.util.*;

/** Runs against the address that it is given. */
public class Nested {

    enum Kind {
        USER("u"), ROLE("r");

        final String label;

        Kind(String label) {
            this.label = label;
        }
    }

    static class Config {
        private final Map<String, Integer> values;

        Config(Map<String, Integer> values) {
            this.values = values;
        }

        @Override
        public String toString() {
            return "Config" + values.size();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Config && ((Config) other).values.equals(values);
        }

        static class Maker {
            private final Map<String, Integer> values = new TreeMap<>();

            Maker with(String key, int value) {
                values.put(key, value);
                return this;
            }

            Config make() {
                return new Config(values);
            }
        }
    }

    public static void main(String[] args) throws Exception {
        AWSSecurityTokenService sts = AWSSecurityTokenServiceClientBuilder.standard()
                .withEndpointConfiguration(new AwsClientBuilder.EndpointConfiguration(args[0], args[1]))
                .withCredentials(new AWSStaticCredentialsProvider(new BasicAWSCredentials(args[2], args[3])))
                .build();
        Config config = new Config.Maker().with("a", 1).with("b", 2).make();
        System.out.println(config);
        System.out.println(Kind.valueOf("ROLE").label + Kind.values().length);
        if (config.equals(new Config(new HashMap<>(config.values)))) {
            System.out.println(sts.getCallerIdentity(new GetCallerIdentityRequest()).getAccount());
        }
        sts.shutdown();
    }
}
