package com.acme.run;

import com.amazonaws.auth.AWSStaticCredentialsProvider;
import com.amazonaws.auth.BasicAWSCredentials;
import com.amazonaws.client.builder.AwsClientBuilder;
import com.amazonaws.services.securitytoken.AWSSecurityTokenService;
import com.amazonaws.services.securitytoken.AWSSecurityTokenServiceClientBuilder;
import com.amazonaws.services.securitytoken.model.GetCallerIdentityRequest;
import com.amazonaws.services.securitytoken.model.GetAccessKeyInfoRequest;

/** Runs against the address that it is given. */
public class Switches {

    public static void main(String[] args) throws Exception {
        AWSSecurityTokenService sts = AWSSecurityTokenServiceClientBuilder.standard()
                .withEndpointConfiguration(new AwsClientBuilder.EndpointConfiguration(args[0], args[1]))
                .withCredentials(new AWSStaticCredentialsProvider(new BasicAWSCredentials(args[2], args[3])))
                .build();
        for (String what : new String[] {"who", "key", "other"}) {
            switch (what) {
                case "who":
                    System.out.println(sts.getCallerIdentity(new GetCallerIdentityRequest()).getArn());
                    break;
                case "key":
                case "keys":
                    System.out.println(sts.getAccessKeyInfo(new GetAccessKeyInfoRequest().withAccessKeyId(args[2])).getAccount());
                    break;
                default:
                    System.out.println("unknown " + what);
            }
        }
        sts.shutdown();
    }
}
