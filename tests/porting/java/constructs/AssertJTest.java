package com.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.testng.annotations.Test;

public class AssertJTest {
    @Test
    public void chains() {
        List<String> all = Arrays.asList("a", "b");
        assertThat(all).isNotNull().hasSize(2).contains("a");
        assertThat(all.get(0)).isEqualTo("a");
        assertThatThrownBy(() -> Integer.parseInt("x")).isInstanceOf(NumberFormatException.class);
    }
}
