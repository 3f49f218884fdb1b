package com.acme.patterns;

import com.amazonaws.AmazonServiceException;
import com.amazonaws.SdkClientException;
import com.amazonaws.auth.AWSStaticCredentialsProvider;
import com.amazonaws.auth.BasicSessionCredentials;
import com.amazonaws.services.s3.AmazonS3;
import com.amazonaws.services.s3.AmazonS3ClientBuilder;
import com.amazonaws.services.securitytoken.AWSSecurityTokenServiceClient;
import com.amazonaws.services.securitytoken.AWSSecurityTokenServiceClientBuilder;
import com.amazonaws.services.securitytoken.model.*;

/** Pattern 5: a session of a user. */
public class SessionToken {

    static int count(String bucketName) {
        try {
            AWSSecurityTokenServiceClient sts_client = (AWSSecurityTokenServiceClient)
                AWSSecurityTokenServiceClientBuilder.standard().build();
            GetSessionTokenRequest session_token_request = new GetSessionTokenRequest();
            session_token_request.setDurationSeconds(7200);
            GetSessionTokenResult session_token_result = sts_client.getSessionToken(session_token_request);
            Credentials session_creds = session_token_result.getCredentials();
            BasicSessionCredentials sessionCredentials = new BasicSessionCredentials(session_creds.getAccessKeyId(),
                session_creds.getSecretAccessKey(), session_creds.getSessionToken());
            AmazonS3 s3 = AmazonS3ClientBuilder.standard()
                .withCredentials(new AWSStaticCredentialsProvider(sessionCredentials)).build();
            return s3.listObjects(bucketName).getObjectSummaries().size();
        } catch (AmazonServiceException e) {
            System.out.println("service");
        } catch (SdkClientException e) {
            System.out.println("client");
        }
        return -1;
    }

    public static void main(String[] args) throws Exception {
        System.out.println(count("temporary-4711"));
        System.out.println(count("nobody-s"));
    }
}
