package com.acme.inject;

import static com.google.common.base.Strings.isNullOrEmpty;
import static java.util.Objects.requireNonNull;

import com.amazonaws.auth.AWSCredentialsProvider;
import com.amazonaws.auth.AWSStaticCredentialsProvider;
import com.amazonaws.auth.AnonymousAWSCredentials;
import com.amazonaws.auth.BasicAWSCredentials;
import com.amazonaws.auth.DefaultAWSCredentialsProviderChain;
import com.amazonaws.auth.InstanceProfileCredentialsProvider;
import com.amazonaws.auth.WebIdentityTokenCredentialsProvider;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.name.Named;
import java.util.List;
import java.util.stream.Collectors;

public class AwsCredentialsModule extends AbstractModule {
    private static final ImmutableList<String> KINDS = ImmutableList.of("static", "instance", "web", "anonymous", "default");
    private final String kind;

    public AwsCredentialsModule(String kind) {
        this.kind = requireNonNull(kind, "kind");
        if (!KINDS.contains(kind)) {
            throw new IllegalArgumentException("one of " + KINDS.stream().collect(Collectors.joining(", ")) + " is needed, not " + kind);
        }
    }

    @Override
    protected void configure() {
        bind(String.class).toInstance(kind);
    }

    @Provides
    @Singleton
    AWSCredentialsProvider provider(@Named("aws.key") String key, @Named("aws.secret") String secret) {
        switch (kind) {
            case "static":
                if (isNullOrEmpty(key) || isNullOrEmpty(secret)) {
                    throw new IllegalStateException("key and secret");
                }
                return new AWSStaticCredentialsProvider(new BasicAWSCredentials(key, secret));
            case "instance":
                return InstanceProfileCredentialsProvider.getInstance();
            case "web": {
                WebIdentityTokenCredentialsProvider web = WebIdentityTokenCredentialsProvider.create();
                return web;
            }
            case "anonymous":
                return new AWSStaticCredentialsProvider(new AnonymousAWSCredentials());
            default:
                return DefaultAWSCredentialsProviderChain.getInstance();
        }
    }

    static List<String> kinds() {
        List<String> found = Lists.newArrayList();
        for (int i = KINDS.size() - 1; i >= 0; i--) {
            found.add(KINDS.get(i));
        }
        return found;
    }
}
