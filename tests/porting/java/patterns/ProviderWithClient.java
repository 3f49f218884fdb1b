package com.acme.patterns;

import com.amazonaws.auth.STSAssumeRoleSessionCredentialsProvider;
import com.amazonaws.regions.Regions;
import com.amazonaws.services.s3.AmazonS3;
import com.amazonaws.services.s3.AmazonS3ClientBuilder;
import com.amazonaws.services.securitytoken.AWSSecurityTokenServiceClientBuilder;

/** Pattern 2: a provider with a client of its own. */
public class ProviderWithClient {

    public static void main(String[] args) throws Exception {
        STSAssumeRoleSessionCredentialsProvider provider =
            new STSAssumeRoleSessionCredentialsProvider.Builder(args[0], "partner-session")
                .withStsClient(AWSSecurityTokenServiceClientBuilder.standard().withRegion(Regions.EU_WEST_1).build())
                .withExternalId("4711")
                .withRoleSessionDurationSeconds(1800)
                .build();
        AmazonS3 s3 = AmazonS3ClientBuilder.standard().withCredentials(provider).withRegion(Regions.EU_WEST_1).build();
        s3.listBuckets();
        s3.listBuckets();
        provider.close();
    }
}
