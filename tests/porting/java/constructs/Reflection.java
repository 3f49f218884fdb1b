package com.acme;

import java.lang.reflect.Method;

public class Reflection {
    Object call(Object target) throws Exception {
        Method method = target.getClass().getMethod("run");
        method.setAccessible(true);
        int a = 1;
        return method.invoke(target);
    }
}
