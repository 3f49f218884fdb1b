package com.acme.patterns;

import com.amazonaws.auth.AWSCredentialsProvider;
import com.amazonaws.auth.DefaultAWSCredentialsProviderChain;
import com.amazonaws.services.securitytoken.AWSSecurityTokenServiceClientBuilder;
import com.amazonaws.services.securitytoken.model.AWSSecurityTokenServiceException;
import com.amazonaws.services.securitytoken.model.GetCallerIdentityRequest;
import com.amazonaws.services.securitytoken.model.GetCallerIdentityResult;

/** Pattern 10: who calls. */
public class WhoIs {

    static String who(AWSCredentialsProvider provider) {
        try {
            GetCallerIdentityResult identity = AWSSecurityTokenServiceClientBuilder.standard()
                .withCredentials(provider).build().getCallerIdentity(new GetCallerIdentityRequest());
            return identity.getAccount() + " " + identity.getArn();
        } catch (AWSSecurityTokenServiceException e) {
            return null;
        }
    }

    public static void main(String[] args) throws Exception {
        System.out.println(who(DefaultAWSCredentialsProviderChain.getInstance()));
    }
}
