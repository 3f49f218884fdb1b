package com.acme.patterns;

import com.amazonaws.auth.AWSStaticCredentialsProvider;
import com.amazonaws.auth.BasicSessionCredentials;
import com.amazonaws.services.s3.AmazonS3;
import com.amazonaws.services.s3.AmazonS3ClientBuilder;
import com.amazonaws.services.securitytoken.AWSSecurityTokenService;
import com.amazonaws.services.securitytoken.AWSSecurityTokenServiceClientBuilder;
import com.amazonaws.services.securitytoken.model.AssumeRoleRequest;
import com.amazonaws.services.securitytoken.model.Credentials;

/** Pattern 1: a role by hand. */
public class AssumeByHand {

    public static void main(String[] args) throws Exception {
        AWSSecurityTokenService sts = AWSSecurityTokenServiceClientBuilder.standard().withRegion("eu-west-1").build();
        AssumeRoleRequest request = new AssumeRoleRequest().withRoleArn(args[0]).withRoleSessionName("batch");
        Credentials credentials = sts.assumeRole(request).getCredentials();
        BasicSessionCredentials session = new BasicSessionCredentials(
                credentials.getAccessKeyId(), credentials.getSecretAccessKey(), credentials.getSessionToken());
        AmazonS3 s3 = AmazonS3ClientBuilder.standard()
                .withCredentials(new AWSStaticCredentialsProvider(session)).withRegion("eu-west-1").build();
        System.out.println(s3.listBuckets().size());
    }
}
