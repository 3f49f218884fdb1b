package com.acme.run;

import com.amazonaws.auth.AWSStaticCredentialsProvider;
import com.amazonaws.auth.BasicAWSCredentials;
import com.amazonaws.client.builder.AwsClientBuilder;
import com.amazonaws.services.securitytoken.AWSSecurityTokenService;
import com.amazonaws.services.securitytoken.AWSSecurityTokenServiceClientBuilder;
import com.amazonaws.services.securitytoken.model.GetFederationTokenRequest;
import com.amazonaws.auth.policy.*;
import com.amazonaws.auth.policy.actions.S3Actions;
import com.amazonaws.auth.policy.Statement.Effect;

/** Runs against the address that it is given. */
public class Federation {

    private static final String BUCKET = "my-bucket";

    public static void main(String[] args) throws Exception {
        AWSSecurityTokenService sts = AWSSecurityTokenServiceClientBuilder.standard()
                .withEndpointConfiguration(new AwsClientBuilder.EndpointConfiguration(args[0], args[1]))
                .withCredentials(new AWSStaticCredentialsProvider(new BasicAWSCredentials(args[2], args[3])))
                .build();
        Policy policy = new Policy().withStatements(new Statement(Effect.Allow)
                .withActions(S3Actions.GetObject, S3Actions.PutObject)
                .withResources(new Resource("arn:aws:s3:::" + BUCKET + "/*")));
        GetFederationTokenRequest request = new GetFederationTokenRequest("bob");
        request.setPolicy(policy.toJson());
        request.setDurationSeconds((int) java.time.Duration.ofHours(1).getSeconds());
        System.out.println(sts.getFederationToken(request).getFederatedUser().getArn());
        sts.shutdown();
    }
}
