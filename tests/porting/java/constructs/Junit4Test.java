package com.acme;

import static org.junit.Assert.*;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.*;

import com.amazonaws.services.securitytoken.AWSSecurityTokenService;
import com.amazonaws.services.securitytoken.model.AssumeRoleRequest;
import com.amazonaws.services.securitytoken.model.AssumeRoleResult;
import com.amazonaws.services.securitytoken.model.Credentials;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.ExpectedException;
import org.mockito.Mock;
import org.mockito.MockitoAnnotations;

public class Junit4Test {
    @Rule
    public ExpectedException thrown = ExpectedException.none();

    @Mock
    private AWSSecurityTokenService sts;

    private int count;

    @Before
    public void setUp() {
        MockitoAnnotations.initMocks(this);
        count = 1;
    }

    @After
    public void tearDown() {
        count = 0;
    }

    @Test
    public void testAssumes() {
        AssumeRoleResult result = new AssumeRoleResult().withCredentials(new Credentials("a", "b", "c", null));
        when(sts.assumeRole(any(AssumeRoleRequest.class))).thenReturn(result);
        assertEquals("a", sts.assumeRole(new AssumeRoleRequest()).getCredentials().getAccessKeyId());
        assertNotNull(result);
        assertTrue("counted", count == 1);
        assertFalse(count > 1);
        verify(sts).assumeRole(any(AssumeRoleRequest.class));
        verify(sts, never()).shutdown();
        verify(sts, times(1)).assumeRole(any());
    }

    @Test(expected = IllegalArgumentException.class)
    public void refuses() {
        throw new IllegalArgumentException("no");
    }

    @Test
    public void throwsLater() {
        thrown.expect(IllegalStateException.class);
        thrown.expectMessage("later");
        throw new IllegalStateException("later");
    }

    @Test
    public void stubsFailures() {
        doThrow(new RuntimeException("down")).when(sts).shutdown();
        try {
            sts.shutdown();
            fail("no exception");
        } catch (RuntimeException e) {
            assertEquals("down", e.getMessage());
        }
    }
}
