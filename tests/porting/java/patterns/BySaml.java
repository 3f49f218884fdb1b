package com.acme.patterns;

import com.amazonaws.auth.AWSStaticCredentialsProvider;
import com.amazonaws.auth.BasicAWSCredentials;
import com.amazonaws.services.securitytoken.AWSSecurityTokenService;
import com.amazonaws.services.securitytoken.AWSSecurityTokenServiceClientBuilder;
import com.amazonaws.services.securitytoken.model.AssumeRoleWithSAMLRequest;

/** Pattern 17: SAML, with no credentials. */
public class BySaml {

    public static void main(String[] args) throws Exception {
        AWSSecurityTokenService sts = AWSSecurityTokenServiceClientBuilder.standard().withRegion("eu-west-1")
            .withCredentials(new AWSStaticCredentialsProvider(new BasicAWSCredentials("", ""))).build();
        sts.assumeRoleWithSAML(new AssumeRoleWithSAMLRequest().withPrincipalArn(args[1]).withRoleArn(args[0])
            .withSAMLAssertion(args[2]).withDurationSeconds(3600));
    }
}
