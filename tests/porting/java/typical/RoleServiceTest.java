package com.acme.roles;

import static org.hamcrest.CoreMatchers.is;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThat;
import static org.junit.Assert.assertTrue;
import static org.junit.Assert.fail;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.amazonaws.services.securitytoken.AWSSecurityTokenService;
import com.amazonaws.services.securitytoken.model.AWSSecurityTokenServiceException;
import com.amazonaws.services.securitytoken.model.AssumeRoleRequest;
import com.amazonaws.services.securitytoken.model.AssumeRoleResult;
import com.amazonaws.services.securitytoken.model.Credentials;
import java.util.Collections;
import java.util.Date;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.mockito.ArgumentCaptor;
import org.mockito.Captor;
import org.mockito.InjectMocks;
import org.mockito.Mock;
import org.mockito.junit.MockitoJUnitRunner;

@RunWith(MockitoJUnitRunner.class)
public class RoleServiceTest {
    private static final String ROLE = "arn:aws:iam::123456789012:role/reader";

    @Mock
    private AWSSecurityTokenService sts;
    @InjectMocks
    private RoleService service;

    private Credentials credentials;

    @Before
    public void setUp() {
        credentials = new Credentials("id", "secret", "token", new Date(System.currentTimeMillis() + 60_000));
        when(sts.assumeRole(any(AssumeRoleRequest.class)))
                .thenReturn(new AssumeRoleResult().withCredentials(credentials));
    }

    @After
    public void tearDown() {
        System.clearProperty("roles.cache");
    }

    @Test
    public void returnsTheCredentialsOfTheRole() {
        Credentials found = service.credentialsOf(ROLE);
        assertEquals("token", found.getSessionToken());
        assertThat(found.getAccessKeyId(), is("id"));
        verify(sts, times(1)).assumeRole(any());
    }

    @Test
    public void keepsThem() {
        service.credentialsOf(ROLE);
        assertTrue(service.isCached(ROLE));
        verify(sts, never()).shutdown();
    }

    @Test(expected = IllegalArgumentException.class)
    public void refusesWhatIsNoRole() {
        service.credentialsOf("reader");
    }

    @Test
    public void tellsWhoRefused() {
        AWSSecurityTokenServiceException refusal = new AWSSecurityTokenServiceException("no");
        refusal.setErrorCode("AccessDenied");
        when(sts.assumeRole(any())).thenThrow(refusal);
        try {
            service.credentialsOf(ROLE);
            fail("should have been refused");
        } catch (RoleException e) {
            assertEquals("AccessDenied", e.getCode());
            assertEquals(Collections.singletonList(ROLE), e.getRoles());
        }
    }
}
