package com.acme.patterns;

import com.amazonaws.auth.*;
import com.amazonaws.services.s3.AmazonS3ClientBuilder;
import java.util.HashMap;
import java.util.Map;

/** Pattern 15: a provider of one's own. */
public class Configured {

    public static void main(String[] args) throws Exception {
        ConfiguredProvider provider = new ConfiguredProvider();
        Map<String, Object> configs = new HashMap<>();
        configs.put("sts.role.arn", args[0]);
        configs.put("sts.role.session.name", "sink");
        configs.put("sts.role.external.id", "connect");
        provider.configure(configs);
        AmazonS3ClientBuilder.standard().withCredentials(provider).build().listBuckets();
    }
}

interface Configurable {
    void configure(Map<String, ?> configs);
}

class ConfiguredProvider implements AWSCredentialsProvider, Configurable {
    private AWSCredentialsProvider delegate = new DefaultAWSCredentialsProviderChain();

    @Override
    public void configure(Map<String, ?> configs) {
        delegate = new STSAssumeRoleSessionCredentialsProvider.Builder(
            (String) configs.get("sts.role.arn"), (String) configs.get("sts.role.session.name"))
            .withExternalId((String) configs.get("sts.role.external.id")).build();
    }

    @Override
    public AWSCredentials getCredentials() {
        return delegate.getCredentials();
    }

    @Override
    public void refresh() { }
}
