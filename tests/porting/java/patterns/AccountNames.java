package com.acme.patterns;

import com.amazonaws.services.s3.AmazonS3;
import com.amazonaws.services.s3.AmazonS3ClientBuilder;
import com.amazonaws.services.securitytoken.AWSSecurityTokenService;
import com.amazonaws.services.securitytoken.AWSSecurityTokenServiceClientBuilder;
import com.amazonaws.services.securitytoken.model.AssumeRoleRequest;
import com.amazonaws.services.securitytoken.model.GetCallerIdentityRequest;

/** Pattern 11: names made of the account. */
public class AccountNames {

    public static void main(String[] args) throws Exception {
        AWSSecurityTokenService sts = AWSSecurityTokenServiceClientBuilder.defaultClient();
        AmazonS3 s3 = AmazonS3ClientBuilder.defaultClient();
        String account = sts.getCallerIdentity(new GetCallerIdentityRequest()).getAccount();
        String roleArn = String.format("arn:aws:iam::%s:role/%s", account, "Deployer");
        s3.createBucket("deployments-" + account);
        sts.assumeRole(new AssumeRoleRequest().withRoleArn(roleArn).withRoleSessionName("deploy-" + account));
    }
}
