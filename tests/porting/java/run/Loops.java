package com.acme.run;

import com.amazonaws.auth.AWSStaticCredentialsProvider;
import com.amazonaws.auth.BasicAWSCredentials;
import com.amazonaws.client.builder.AwsClientBuilder;
import com.amazonaws.services.securitytoken.AWSSecurityTokenService;
import com.amazonaws.services.securitytoken.AWSSecurityTokenServiceClientBuilder;
import com.amazonaws.services.securitytoken.model.GetCallerIdentityRequest;
import java.util.stream.*;
import java.util.*;

/** Runs against the address that it is given. */
public class Loops {

    public static void main(String[] args) throws Exception {
        AWSSecurityTokenService sts = AWSSecurityTokenServiceClientBuilder.standard()
                .withEndpointConfiguration(new AwsClientBuilder.EndpointConfiguration(args[0], args[1]))
                .withCredentials(new AWSStaticCredentialsProvider(new BasicAWSCredentials(args[2], args[3])))
                .build();
        List<String> arns = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            arns.add(sts.getCallerIdentity(new GetCallerIdentityRequest()).getArn());
        }
        int left = 1;
        while (left-- > 0) {
            arns.add(sts.getCallerIdentity(new GetCallerIdentityRequest()).getArn());
        }
        System.out.println(arns.stream().map(String::length).filter(n -> n > 3).map(String::valueOf).collect(Collectors.joining(",")));
        sts.shutdown();
    }
}
