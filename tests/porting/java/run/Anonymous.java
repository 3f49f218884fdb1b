package com.acme.run;

import com.amazonaws.auth.AWSStaticCredentialsProvider;
import com.amazonaws.auth.BasicAWSCredentials;
import com.amazonaws.client.builder.AwsClientBuilder;
import com.amazonaws.services.securitytoken.AWSSecurityTokenService;
import com.amazonaws.services.securitytoken.AWSSecurityTokenServiceClientBuilder;
import com.amazonaws.services.securitytoken.model.GetCallerIdentityRequest;
import com.amazonaws.auth.AWSCredentials;
import com.amazonaws.auth.AWSCredentialsProvider;

/** Runs against the address that it is given. */
public class Anonymous {

    public static void main(String[] args) throws Exception {
        AWSSecurityTokenService sts = AWSSecurityTokenServiceClientBuilder.standard()
                .withEndpointConfiguration(new AwsClientBuilder.EndpointConfiguration(args[0], args[1]))
                .withCredentials(new AWSStaticCredentialsProvider(new BasicAWSCredentials(args[2], args[3])))
                .build();
        final String key = args[2];
        AWSCredentialsProvider provider = new AWSCredentialsProvider() {
            private int asked = 0;

            @Override
            public AWSCredentials getCredentials() {
                asked++;
                return new BasicAWSCredentials(key, args[3]);
            }

            @Override
            public void refresh() {
            }
        };
        AWSSecurityTokenService mine = AWSSecurityTokenServiceClientBuilder.standard()
                .withEndpointConfiguration(new AwsClientBuilder.EndpointConfiguration(args[0], args[1]))
                .withCredentials(provider).build();
        System.out.println(mine.getCallerIdentity(new GetCallerIdentityRequest()).getArn());
        sts.shutdown();
    }
}
