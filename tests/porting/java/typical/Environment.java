package com.acme.config;

import com.amazonaws.auth.AWSCredentialsProvider;
import com.amazonaws.auth.EC2ContainerCredentialsProviderWrapper;
import com.amazonaws.auth.EnvironmentVariableCredentialsProvider;
import com.amazonaws.auth.profile.ProfileCredentialsProvider;
import com.amazonaws.regions.Regions;
import java.util.Arrays;
import java.util.Locale;

public enum Environment {
    LOCAL("local", Regions.EU_CENTRAL_1, false) {
        @Override
        public AWSCredentialsProvider credentials() {
            return new ProfileCredentialsProvider("dev");
        }
    },
    STAGING("stage", Regions.EU_WEST_1, false) {
        @Override
        public AWSCredentialsProvider credentials() {
            return new EnvironmentVariableCredentialsProvider();
        }
    },
    PRODUCTION("prod", Regions.EU_WEST_1, true) {
        @Override
        public AWSCredentialsProvider credentials() {
            return new EC2ContainerCredentialsProviderWrapper();
        }

        @Override
        int poolSize() {
            return 64;
        }
    };

    private final String shortName;
    private final Regions region;
    private final boolean strict;

    Environment(String shortName, Regions region, boolean strict) {
        this.shortName = shortName;
        this.region = region;
        this.strict = strict;
    }

    public abstract AWSCredentialsProvider credentials();

    int poolSize() {
        return 8;
    }

    public Regions getRegion() {
        return region;
    }

    public boolean isStrict() {
        return strict;
    }

    public String bucket(String purpose) {
        return String.format("acme-%s-%s-%s", purpose, shortName, region.getName()).toLowerCase(Locale.ROOT);
    }

    public static Environment current() {
        String name = System.getProperty("acme.env", System.getenv().getOrDefault("ACME_ENV", "local"));
        return Arrays.stream(values())
                .filter(each -> each.shortName.equalsIgnoreCase(name) || each.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown environment: " + name));
    }

    public static String describe(Environment environment) {
        switch (environment) {
            case LOCAL:
            case STAGING:
                return "for tests";
            case PRODUCTION:
                return "for customers";
            default:
                throw new AssertionError(environment);
        }
    }
}
