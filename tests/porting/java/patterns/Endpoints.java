package com.acme.patterns;

import com.amazonaws.auth.AWSCredentials;
import com.amazonaws.auth.BasicAWSCredentials;
import com.amazonaws.client.builder.AwsClientBuilder;
import com.amazonaws.services.securitytoken.AWSSecurityTokenService;
import com.amazonaws.services.securitytoken.AWSSecurityTokenServiceClient;
import com.amazonaws.services.securitytoken.AWSSecurityTokenServiceClientBuilder;
import com.amazonaws.services.securitytoken.model.GetCallerIdentityRequest;

/** Pattern 18: an endpoint of a region. */
public class Endpoints {

    public static void main(String[] args) throws Exception {
        String endpoint = args[0];
        AWSCredentials credentials = new BasicAWSCredentials(args[1], args[2]);
        AWSSecurityTokenService sts = AWSSecurityTokenServiceClientBuilder.standard().withEndpointConfiguration(
            new AwsClientBuilder.EndpointConfiguration(endpoint, "ap-south-1")).build();
        sts.getCallerIdentity(new GetCallerIdentityRequest());
        AWSSecurityTokenServiceClient old = new AWSSecurityTokenServiceClient(credentials);
        old.setEndpoint(endpoint);
        old.getCallerIdentity(new GetCallerIdentityRequest());
    }
}
