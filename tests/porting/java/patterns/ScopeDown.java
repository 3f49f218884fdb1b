package com.acme.patterns;

import com.amazonaws.auth.STSAssumeRoleSessionCredentialsProvider;
import com.amazonaws.auth.policy.Policy;
import com.amazonaws.auth.policy.Resource;
import com.amazonaws.auth.policy.Statement;
import com.amazonaws.auth.policy.actions.S3Actions;
import com.amazonaws.services.securitytoken.AWSSecurityTokenService;
import com.amazonaws.services.securitytoken.AWSSecurityTokenServiceClientBuilder;
import com.amazonaws.services.securitytoken.model.AssumeRoleRequest;
import com.amazonaws.services.securitytoken.model.Credentials;
import java.util.Date;

/** Pattern 8: a policy that makes a role smaller. */
public class ScopeDown {

    public static void main(String[] args) throws Exception {
        String bucket = "uploads-4711";
        String folder = "alice";
        Policy policy = new Policy().withStatements(new Statement(Statement.Effect.Allow)
            .withActions(S3Actions.PutObject)
            .withResources(new Resource("arn:aws:s3:::" + bucket + "/" + folder + "/*")));
        AWSSecurityTokenService sts = AWSSecurityTokenServiceClientBuilder.defaultClient();
        Credentials credentials = sts.assumeRole(new AssumeRoleRequest()
            .withRoleArn(args[0]).withRoleSessionName("upload").withPolicy(policy.toJson())).getCredentials();
        System.out.println(credentials.getExpiration().after(new Date()));
        new STSAssumeRoleSessionCredentialsProvider.Builder(args[0], "upload").withScopeDownPolicy(policy.toJson()).build()
            .getCredentials();
    }
}
