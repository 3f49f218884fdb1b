package com.acme;

import static org.hamcrest.CoreMatchers.*;
import static org.junit.Assert.assertThat;

import org.junit.Test;

public class HamcrestTest {
    @Test
    public void matches() {
        String text = "abc";
        assertThat(text, is("abc"));
        assertThat(text, is(notNullValue()));
        assertThat("why", text, not(containsString("x")));
        assertThat(text.length(), equalTo(3));
        assertThat(text, instanceOf(String.class));
    }
}
