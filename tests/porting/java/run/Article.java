package com.acme.run;

import com.amazonaws.auth.AWSStaticCredentialsProvider;
import com.amazonaws.auth.BasicAWSCredentials;
import com.amazonaws.client.builder.AwsClientBuilder;
import com.amazonaws.services.securitytoken.AWSSecurityTokenService;
import com.amazonaws.services.securitytoken.AWSSecurityTokenServiceClientBuilder;
import com.amazonaws.services.securitytoken.model.Credentials;
import com.amazonaws.services.securitytoken.model.GetSessionTokenRequest;
import com.amazonaws.services.securitytoken.model.GetSessionTokenResult;
import com.amazonaws.auth.BasicSessionCredentials;

/** Runs against the address that it is given. */
public class Article {

    public static void main(String[] args) throws Exception {
        AWSSecurityTokenService sts = AWSSecurityTokenServiceClientBuilder.standard()
                .withEndpointConfiguration(new AwsClientBuilder.EndpointConfiguration(args[0], args[1]))
                .withCredentials(new AWSStaticCredentialsProvider(new BasicAWSCredentials(args[2], args[3])))
                .build();
        GetSessionTokenRequest session_token_request = new GetSessionTokenRequest();
        session_token_request.setDurationSeconds(7200); // optional.
        GetSessionTokenResult session_token_result = sts.getSessionToken(session_token_request);
        Credentials session_creds = session_token_result.getCredentials();
        BasicSessionCredentials sessionCredentials = new BasicSessionCredentials(
                session_creds.getAccessKeyId(),
                session_creds.getSecretAccessKey(),
                session_creds.getSessionToken());
        System.out.println(sessionCredentials.getAWSAccessKeyId() + " until " + session_creds.getExpiration());
        sts.shutdown();
    }
}
