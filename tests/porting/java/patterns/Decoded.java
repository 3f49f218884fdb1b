package com.acme.patterns;

import com.amazonaws.services.securitytoken.AWSSecurityTokenService;
import com.amazonaws.services.securitytoken.AWSSecurityTokenServiceClientBuilder;
import com.amazonaws.services.securitytoken.model.DecodeAuthorizationMessageRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pattern 14: why something was not allowed. */
public class Decoded {

    public static void main(String[] args) throws Exception {
        AWSSecurityTokenService sts = AWSSecurityTokenServiceClientBuilder.defaultClient();
        String message = "You are not authorized. Encoded authorization failure message: " + args[0];
        Pattern pattern = Pattern.compile("Encoded authorization failure message: (\\S+)");
        Matcher matcher = pattern.matcher(message);
        if (matcher.find()) {
            String reason = sts.decodeAuthorizationMessage(
                new DecodeAuthorizationMessageRequest().withEncodedMessage(matcher.group(1))).getDecodedMessage();
            System.out.println(reason.contains("\"allowed\":false"));
        }
    }
}
