package com.acme.patterns;

import com.amazonaws.services.securitytoken.AWSSecurityTokenServiceClientBuilder;
import com.amazonaws.services.securitytoken.model.Credentials;
import com.amazonaws.services.securitytoken.model.GetSessionTokenRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/** Pattern 9: credentials handed on to others. */
public class Vended {

    public static void main(String[] args) throws Exception {
        Credentials credentials = AWSSecurityTokenServiceClientBuilder.defaultClient()
            .getSessionToken(new GetSessionTokenRequest()).getCredentials();
        Map<String, String> map = new HashMap<>();
        map.put("accessKeyId", credentials.getAccessKeyId());
        map.put("secretAccessKey", credentials.getSecretAccessKey());
        map.put("sessionToken", credentials.getSessionToken());
        map.put("expiration", credentials.getExpiration().toInstant().toString());
        for (String key : new TreeSet<>(map.keySet())) {
            System.out.println(key + " " + !map.get(key).isEmpty());
        }
    }
}
