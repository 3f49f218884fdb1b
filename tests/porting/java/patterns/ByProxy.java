package com.acme.patterns;

import com.amazonaws.ClientConfiguration;
import com.amazonaws.retry.PredefinedRetryPolicies;
import com.amazonaws.services.s3.AmazonS3ClientBuilder;
import com.amazonaws.services.securitytoken.AWSSecurityTokenServiceClientBuilder;
import com.amazonaws.services.securitytoken.model.GetCallerIdentityRequest;

/** Pattern 20: a proxy, and fewer retries. */
public class ByProxy {

    public static void main(String[] args) throws Exception {
        ClientConfiguration config = new ClientConfiguration();
        config.setProxyHost(args[0]); config.setProxyPort(Integer.parseInt(args[1]));
        config.setProxyUsername("proxy"); config.setProxyPassword("secret");
        config.setPreemptiveBasicProxyAuth(true); config.setNonProxyHosts("localhost|127.*");
        config.setRetryPolicy(PredefinedRetryPolicies.getDefaultRetryPolicyWithCustomMaxRetries(1));
        AWSSecurityTokenServiceClientBuilder.standard().withClientConfiguration(config).build()
            .getCallerIdentity(new GetCallerIdentityRequest());
        AmazonS3ClientBuilder.standard().withClientConfiguration(config).build().listBuckets();
    }
}
