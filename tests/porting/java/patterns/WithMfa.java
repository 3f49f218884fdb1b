package com.acme.patterns;

import com.amazonaws.auth.*;
import com.amazonaws.services.securitytoken.AWSSecurityTokenService;
import com.amazonaws.services.securitytoken.AWSSecurityTokenServiceClientBuilder;
import com.amazonaws.services.securitytoken.model.AssumeRoleRequest;
import com.amazonaws.services.securitytoken.model.GetSessionTokenRequest;

/** Pattern 12: a code of an MFA device. */
public class WithMfa {

    public static void main(String[] args) throws Exception {
        AWSSecurityTokenService sts = AWSSecurityTokenServiceClientBuilder.defaultClient();
        sts.getSessionToken(new GetSessionTokenRequest().withSerialNumber(args[3]).withTokenCode(args[4]));
        AWSSecurityTokenService anonymous = AWSSecurityTokenServiceClientBuilder.standard()
            .withCredentials(new AWSStaticCredentialsProvider(new AnonymousAWSCredentials())).build();
        AssumeRoleRequest request = new AssumeRoleRequest().withRoleArn(args[0]).withRoleSessionName("admin")
            .withSerialNumber(args[3]).withTokenCode(args[5]);
        request.withRequestCredentialsProvider(new AWSStaticCredentialsProvider(new BasicAWSCredentials(args[1], args[2])));
        anonymous.assumeRole(request);
    }
}
