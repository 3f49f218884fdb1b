package com.acme.patterns;

import com.amazonaws.auth.*;
import com.amazonaws.services.securitytoken.AWSSecurityTokenService;
import com.amazonaws.services.securitytoken.AWSSecurityTokenServiceClientBuilder;
import com.amazonaws.services.securitytoken.model.AssumeRoleWithWebIdentityRequest;
import com.amazonaws.services.securitytoken.model.Credentials;
import java.nio.file.Files;
import java.nio.file.Path;

/** Pattern 16: a pod of EKS. */
public class OnEks {

    public static void main(String[] args) throws Exception {
        AWSCredentialsProvider named = WebIdentityTokenCredentialsProvider.builder().roleArn(System.getenv("AWS_ROLE_ARN"))
            .webIdentityTokenFile(System.getenv("AWS_WEB_IDENTITY_TOKEN_FILE")).roleSessionName("pod").build();
        named.getCredentials();
        AWSSecurityTokenService sts = AWSSecurityTokenServiceClientBuilder.standard()
            .withCredentials(new AWSStaticCredentialsProvider(new AnonymousAWSCredentials())).build();
        try {
            String token = Files.readString(Path.of(System.getenv("AWS_WEB_IDENTITY_TOKEN_FILE")));
            Credentials credentials = sts.assumeRoleWithWebIdentity(new AssumeRoleWithWebIdentityRequest()
                .withRoleArn(System.getenv("AWS_ROLE_ARN")).withRoleSessionName("pod").withWebIdentityToken(token))
                .getCredentials();
            System.out.println(credentials.getSessionToken() != null);
        } finally { sts.shutdown(); }
    }
}
