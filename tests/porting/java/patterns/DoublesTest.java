package com.acme.patterns;

import static org.junit.Assert.assertEquals;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.amazonaws.services.securitytoken.AWSSecurityTokenService;
import com.amazonaws.services.securitytoken.AbstractAWSSecurityTokenService;
import com.amazonaws.services.securitytoken.model.AssumeRoleRequest;
import com.amazonaws.services.securitytoken.model.AssumeRoleResult;
import com.amazonaws.services.securitytoken.model.Credentials;
import org.junit.Test;

/** Pattern 23: doubles of the client in tests. */
public class DoublesTest {
    private static final String ROLE = "arn:aws:iam::123456789012:role/Any";

    static String keyOfRole(AWSSecurityTokenService sts, String roleArn) {
        AssumeRoleRequest request = new AssumeRoleRequest().withRoleArn(roleArn).withRoleSessionName("test");
        return sts.assumeRole(request).getCredentials().getAccessKeyId();
    }

    @Test
    public void asksForTheRole() {
        AWSSecurityTokenService sts = mock(AWSSecurityTokenService.class);
        when(sts.assumeRole(any())).thenReturn(new AssumeRoleResult().withCredentials(new Credentials()
            .withAccessKeyId("id").withSecretAccessKey("secret").withSessionToken("token")));
        assertEquals("id", keyOfRole(sts, ROLE));
        verify(sts).assumeRole(new AssumeRoleRequest().withRoleArn(ROLE).withRoleSessionName("test"));
    }

    static class Fake extends AbstractAWSSecurityTokenService {
        @Override
        public AssumeRoleResult assumeRole(AssumeRoleRequest request) {
            return new AssumeRoleResult().withCredentials(new Credentials().withAccessKeyId("fake"));
        }
    }

    @Test
    public void inherits() {
        assertEquals("fake", keyOfRole(new Fake(), ROLE));
    }
}
