package com.acme.patterns;

import com.amazonaws.auth.AWSStaticCredentialsProvider;
import com.amazonaws.auth.BasicSessionCredentials;
import com.amazonaws.services.securitytoken.AWSSecurityTokenService;
import com.amazonaws.services.securitytoken.AWSSecurityTokenServiceClientBuilder;
import com.amazonaws.services.securitytoken.model.AssumeRoleRequest;
import com.amazonaws.services.securitytoken.model.Credentials;

/** Pattern 19: one role by way of another. */
public class TwoHops {

    public static void main(String[] args) throws Exception {
        String hubArn = args[0];
        String customerArn = args[1];
        AWSSecurityTokenService base = AWSSecurityTokenServiceClientBuilder.standard().withRegion("eu-west-1").build();
        Credentials first = base.assumeRole(new AssumeRoleRequest().withRoleArn(hubArn).withRoleSessionName("hub"))
            .getCredentials();
        AWSSecurityTokenService hub = AWSSecurityTokenServiceClientBuilder.standard()
            .withCredentials(new AWSStaticCredentialsProvider(new BasicSessionCredentials(
                first.getAccessKeyId(), first.getSecretAccessKey(), first.getSessionToken())))
            .withRegion("eu-west-1").build();
        System.out.println(hub.assumeRole(new AssumeRoleRequest().withRoleArn(customerArn).withRoleSessionName("customer")
            .withExternalId("customer-17").withDurationSeconds(3600)).getAssumedRoleUser().getArn());
    }
}
