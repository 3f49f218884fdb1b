package com.acme.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.amazonaws.auth.AWSSessionCredentials;
import com.amazonaws.auth.AWSStaticCredentialsProvider;
import com.amazonaws.auth.BasicSessionCredentials;
import com.amazonaws.services.securitytoken.AbstractAWSSecurityTokenService;
import com.amazonaws.services.securitytoken.model.GetSessionTokenRequest;
import com.amazonaws.services.securitytoken.model.GetSessionTokenResult;
import com.amazonaws.services.securitytoken.model.Credentials;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StsSessionTest {

    static class FakeSts extends AbstractAWSSecurityTokenService {
        final List<GetSessionTokenRequest> asked = new ArrayList<>();
        boolean broken;

        @Override
        public GetSessionTokenResult getSessionToken(GetSessionTokenRequest request) {
            asked.add(request);
            if (broken) {
                throw new IllegalStateException("broken");
            }
            return new GetSessionTokenResult().withCredentials(new Credentials()
                    .withAccessKeyId("id-" + asked.size())
                    .withSecretAccessKey("secret")
                    .withSessionToken("token"));
        }
    }

    private FakeSts sts;

    @BeforeEach
    void prepare() {
        sts = new FakeSts();
    }

    @AfterEach
    void forget() {
        sts.asked.clear();
    }

    @Test
    @DisplayName("asks once")
    void asksOnce() {
        Credentials found = sts.getSessionToken(new GetSessionTokenRequest().withDurationSeconds(900)).getCredentials();
        assertEquals("id-1", found.getAccessKeyId(), "the first");
        assertThat(sts.asked).hasSize(1);
        assertThat(sts.asked.get(0).getDurationSeconds()).isEqualTo(900);
    }

    @Test
    void givesSessionCredentials() {
        AWSStaticCredentialsProvider provider = new AWSStaticCredentialsProvider(new BasicSessionCredentials("a", "b", "c"));
        assertThat(provider.getCredentials()).isInstanceOf(AWSSessionCredentials.class);
    }

    @Test
    void tellsOfFailures() {
        sts.broken = true;
        IllegalStateException failure = assertThrows(IllegalStateException.class,
                () -> sts.getSessionToken(new GetSessionTokenRequest()));
        assertThat(failure.getMessage()).startsWith("bro").endsWith("ken");
    }

    @Disabled("slow")
    @Test
    void asksManyTimes() {
        Stream.of(1, 2, 3).forEach(n -> sts.getSessionToken(new GetSessionTokenRequest()));
        assertEquals(3, sts.asked.size());
    }
}
