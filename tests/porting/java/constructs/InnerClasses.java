package com.acme;

import java.util.Iterator;
import java.util.function.Supplier;

public class InnerClasses {
    private String name = "outer";

    class Inner {
        String show() {
            return name;
        }
    }

    Supplier<String> make() {
        class Local {
            String get() {
                return name + "local";
            }
        }
        return new Supplier<String>() {
            private final String own = name;

            @Override
            public String get() {
                return own + InnerClasses.this.name + new Local().get();
            }
        };
    }
}
