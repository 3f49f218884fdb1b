package com.acme.clients;

import com.amazonaws.ClientConfiguration;
import com.amazonaws.Protocol;
import com.amazonaws.auth.AWSCredentialsProvider;
import com.amazonaws.auth.DefaultAWSCredentialsProviderChain;
import com.amazonaws.client.builder.AwsClientBuilder;
import com.amazonaws.client.builder.AwsClientBuilder.EndpointConfiguration;
import com.amazonaws.regions.Regions;
import com.amazonaws.retry.PredefinedRetryPolicies;
import com.amazonaws.services.s3.AmazonS3;
import com.amazonaws.services.s3.AmazonS3ClientBuilder;
import com.amazonaws.services.securitytoken.AWSSecurityTokenService;
import com.amazonaws.services.securitytoken.AWSSecurityTokenServiceClientBuilder;
import java.util.Optional;
import java.util.function.Consumer;

public final class ClientFactory {

    public static class Options {
        private String region = Regions.US_EAST_1.getName();
        private String endpoint;
        private int retries = 3;
        private int timeoutMillis = 5_000;
        private AWSCredentialsProvider credentials = DefaultAWSCredentialsProviderChain.getInstance();

        public Options region(String region) {
            this.region = region;
            return this;
        }

        public Options endpoint(String endpoint) {
            this.endpoint = endpoint;
            return this;
        }

        public Options retries(int retries) {
            if (retries < 0) {
                throw new IllegalArgumentException("retries: " + retries);
            }
            this.retries = retries;
            return this;
        }

        public Options credentials(AWSCredentialsProvider credentials) {
            this.credentials = credentials;
            return this;
        }
    }

    private final Options options = new Options();

    private ClientFactory() {
    }

    public static ClientFactory with(Consumer<Options> change) {
        ClientFactory factory = new ClientFactory();
        change.accept(factory.options);
        return factory;
    }

    public AmazonS3 s3() {
        AmazonS3ClientBuilder builder = AmazonS3ClientBuilder.standard();
        builder.setPathStyleAccessEnabled(true);
        return prepare(builder).build();
    }

    public AWSSecurityTokenService sts() {
        return prepare(AWSSecurityTokenServiceClientBuilder.standard()).build();
    }

    private <B extends AwsClientBuilder<B, T>, T> B prepare(B builder) {
        builder.setCredentials(options.credentials);
        builder.setClientConfiguration(configuration());
        Optional<String> endpoint = Optional.ofNullable(options.endpoint);
        if (endpoint.isPresent()) {
            builder.setEndpointConfiguration(new EndpointConfiguration(endpoint.get(), options.region));
        } else {
            builder.setRegion(options.region);
        }
        return builder;
    }

    private ClientConfiguration configuration() {
        ClientConfiguration configuration = new ClientConfiguration()
                .withProtocol(Protocol.HTTPS)
                .withConnectionTimeout(options.timeoutMillis)
                .withSocketTimeout(options.timeoutMillis * 2)
                .withRetryPolicy(PredefinedRetryPolicies.getDefaultRetryPolicyWithCustomMaxRetries(options.retries));
        String proxy = System.getenv("HTTPS_PROXY");
        if (proxy != null && !proxy.isEmpty()) {
            String[] parts = proxy.replaceFirst("^https?://", "").split(":");
            configuration.setProxyHost(parts[0]);
            configuration.setProxyPort(parts.length > 1 ? Integer.parseInt(parts[1]) : 3128);
        }
        return configuration;
    }
}
