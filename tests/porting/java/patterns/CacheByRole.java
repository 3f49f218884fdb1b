package com.acme.patterns;

import com.amazonaws.services.securitytoken.AWSSecurityTokenService;
import com.amazonaws.services.securitytoken.AWSSecurityTokenServiceClientBuilder;
import com.amazonaws.services.securitytoken.model.AssumeRoleRequest;
import com.amazonaws.services.securitytoken.model.Credentials;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Pattern 13: a cache of credentials by role. */
public class CacheByRole {

    private final AWSSecurityTokenService sts = AWSSecurityTokenServiceClientBuilder.defaultClient();
    private final Map<String, Credentials> cache = new ConcurrentHashMap<>();

    Credentials get(String roleArn) {
        return cache.compute(roleArn, (arn, held) -> {
            Date soon = new Date(System.currentTimeMillis() + 300_000);
            if (held != null && held.getExpiration().after(soon)) return held;
            return sts.assumeRole(new AssumeRoleRequest().withRoleArn(arn).withRoleSessionName("cache"))
                .getCredentials();
        });
    }

    public static void main(String[] args) throws Exception {
        CacheByRole cache = new CacheByRole();
        Credentials first = cache.get(args[0]);
        System.out.println(cache.get(args[0]) == first);
    }
}
