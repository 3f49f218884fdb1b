package com.acme.patterns;

import com.amazonaws.auth.AWSCredentialsProvider;
import com.amazonaws.auth.AWSCredentialsProviderChain;
import com.amazonaws.auth.STSAssumeRoleSessionCredentialsProvider;
import com.amazonaws.auth.profile.ProfileCredentialsProvider;

/** Pattern 3: a provider of a role in a chain. */
public class InAChain {

    public static void main(String[] args) throws Exception {
        AWSCredentialsProvider credentials = new AWSCredentialsProviderChain(
            new ProfileCredentialsProvider("media-service"),
            new STSAssumeRoleSessionCredentialsProvider.Builder(args[0], "app").build());
        System.out.println(credentials.getCredentials().getAWSAccessKeyId().startsWith("ASIA"));
    }
}
