package com.acme.patterns;

import com.amazonaws.services.securitytoken.AWSSecurityTokenServiceClientBuilder;
import com.amazonaws.services.securitytoken.model.Credentials;
import com.amazonaws.services.securitytoken.model.GetFederationTokenRequest;
import java.net.URLEncoder;

/** Pattern 7: a URL to sign in to the console. */
public class ConsoleUrl {

    public static void main(String[] args) throws Exception {
        Credentials federatedCredentials = AWSSecurityTokenServiceClientBuilder.defaultClient()
            .getFederationToken(new GetFederationTokenRequest().withName("console")).getCredentials();
        String sessionJson = String.format("{\"%1$s\":\"%2$s\",\"%3$s\":\"%4$s\",\"%5$s\":\"%6$s\"}",
            "sessionId", federatedCredentials.getAccessKeyId(), "sessionKey", federatedCredentials.getSecretAccessKey(),
            "sessionToken", federatedCredentials.getSessionToken());
        String url = "https://signin.aws.amazon.com/federation?Action=getSigninToken&SessionDuration=3600&SessionType=json&Session="
            + URLEncoder.encode(sessionJson, "UTF-8");
        System.out.println(url.startsWith("https://signin.aws.amazon.com/federation?Action=getSigninToken"));
        System.out.println(url.contains("%22sessionId%22%3A%22ASIA"));
    }
}
