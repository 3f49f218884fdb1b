package com.acme.run;

import com.amazonaws.auth.AWSStaticCredentialsProvider;
import com.amazonaws.auth.BasicAWSCredentials;
import com.amazonaws.client.builder.AwsClientBuilder;
import com.amazonaws.services.securitytoken.AWSSecurityTokenService;
import com.amazonaws.services.securitytoken.AWSSecurityTokenServiceClientBuilder;
import com.amazonaws.services.securitytoken.model.AssumeRoleRequest;
import com.amazonaws.services.securitytoken.model.AWSSecurityTokenServiceException;
import com.amazonaws.AmazonServiceException;
import com.amazonaws.SdkClientException;

/** Runs against the address that it is given. */
public class Errors {

    public static void main(String[] args) throws Exception {
        AWSSecurityTokenService sts = AWSSecurityTokenServiceClientBuilder.standard()
                .withEndpointConfiguration(new AwsClientBuilder.EndpointConfiguration(args[0], args[1]))
                .withCredentials(new AWSStaticCredentialsProvider(new BasicAWSCredentials(args[2], args[3])))
                .build();
        try {
            sts.assumeRole(new AssumeRoleRequest().withRoleArn("arn:aws:iam::123456789012:role/none").withRoleSessionName("someone"));
        } catch (AWSSecurityTokenServiceException e) {
            System.out.println(e.getErrorCode() + " " + e.getStatusCode());
        } catch (AmazonServiceException e) {
            throw new IllegalStateException("service", e);
        } catch (SdkClientException e) {
            throw new RuntimeException(e);
        } finally {
            System.out.println("done");
        }
        sts.shutdown();
    }
}
