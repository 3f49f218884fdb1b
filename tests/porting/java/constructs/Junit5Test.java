package com.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.amazonaws.auth.BasicAWSCredentials;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class Junit5Test {
    private BasicAWSCredentials credentials = new BasicAWSCredentials("a", "b");

    @BeforeEach
    void setUp() {
        credentials = new BasicAWSCredentials("c", "d");
    }

    @Test
    void reads() {
        assertEquals("c", credentials.getAWSAccessKeyId(), "the key");
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> {
            throw new IllegalArgumentException("why");
        });
        assertEquals("why", e.getMessage());
        assertThrows(NumberFormatException.class, () -> Integer.parseInt("x"));
    }
}
