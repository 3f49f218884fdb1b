package com.acme.auth;

import com.amazonaws.services.cognitoidp.AWSCognitoIdentityProvider;
import com.amazonaws.services.cognitoidp.model.AdminInitiateAuthRequest;
import com.amazonaws.services.cognitoidp.model.AdminInitiateAuthResult;
import com.amazonaws.services.cognitoidp.model.AdminRespondToAuthChallengeRequest;
import com.amazonaws.services.cognitoidp.model.AdminRespondToAuthChallengeResult;
import com.amazonaws.services.cognitoidp.model.AttributeType;
import com.amazonaws.services.cognitoidp.model.AuthFlowType;
import com.amazonaws.services.cognitoidp.model.AuthenticationResultType;
import com.amazonaws.services.cognitoidp.model.ChallengeNameType;
import com.amazonaws.services.cognitoidp.model.NotAuthorizedException;
import com.amazonaws.services.cognitoidp.model.SignUpRequest;
import com.amazonaws.services.cognitoidp.model.UserNotFoundException;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.lang3.StringUtils;

public class CognitoAuthService {
    private static final String HMAC_SHA256_ALGORITHM = "HmacSHA256";

    private final AWSCognitoIdentityProvider provider;
    private final String poolId, clientId, clientSecret;

    public CognitoAuthService(AWSCognitoIdentityProvider provider, String poolId, String clientId, String clientSecret) {
        this.provider = provider;
        this.poolId = poolId;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
    }

    public Map<String, String> signIn(String email, String password, String newPassword) {
        if (StringUtils.isAnyBlank(email, password)) {
            throw new IllegalArgumentException("email and password are needed");
        }
        Map<String, String> parameters = new HashMap<>();
        parameters.put("USERNAME", email);
        parameters.put("PASSWORD", password);
        parameters.put("SECRET_HASH", secretHash(email));
        AdminInitiateAuthRequest request = new AdminInitiateAuthRequest()
                .withAuthFlow(AuthFlowType.ADMIN_NO_SRP_AUTH)
                .withUserPoolId(poolId)
                .withClientId(clientId)
                .withAuthParameters(parameters);
        try {
            AdminInitiateAuthResult result = provider.adminInitiateAuth(request);
            AuthenticationResultType tokens = result.getAuthenticationResult();
            if (ChallengeNameType.NEW_PASSWORD_REQUIRED.name().equals(result.getChallengeName())) {
                Map<String, String> responses = new HashMap<>(parameters);
                responses.put("NEW_PASSWORD", newPassword);
                AdminRespondToAuthChallengeResult answer = provider.adminRespondToAuthChallenge(
                        new AdminRespondToAuthChallengeRequest()
                                .withChallengeName(ChallengeNameType.NEW_PASSWORD_REQUIRED)
                                .withChallengeResponses(responses)
                                .withClientId(clientId)
                                .withUserPoolId(poolId)
                                .withSession(result.getSession()));
                tokens = answer.getAuthenticationResult();
            }
            Map<String, String> found = new HashMap<>();
            found.put("access", tokens.getAccessToken());
            found.put("id", tokens.getIdToken());
            found.put("expires", String.valueOf(tokens.getExpiresIn()));
            return found;
        } catch (NotAuthorizedException | UserNotFoundException e) {
            throw new SecurityException("wrong user or password", e);
        }
    }

    public void signUp(String email, String password, String name) {
        provider.signUp(new SignUpRequest()
                .withClientId(clientId)
                .withUsername(email)
                .withPassword(password)
                .withSecretHash(secretHash(email))
                .withUserAttributes(Arrays.asList(
                        new AttributeType().withName("name").withValue(name),
                        new AttributeType().withName("email").withValue(email))));
    }

    private String secretHash(String user) {
        SecretKeySpec key = new SecretKeySpec(clientSecret.getBytes(StandardCharsets.UTF_8), HMAC_SHA256_ALGORITHM);
        try {
            Mac mac = Mac.getInstance(HMAC_SHA256_ALGORITHM);
            mac.init(key);
            mac.update(user.getBytes(StandardCharsets.UTF_8));
            byte[] raw = mac.doFinal(clientId.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(raw);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new RuntimeException("Error while calculating", e);
        }
    }
}
