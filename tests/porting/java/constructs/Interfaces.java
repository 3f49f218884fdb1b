package com.acme;

import java.util.List;

interface Source<T> {
    String KIND = "source";

    T next(String key);

    default List<T> all(List<T> given) {
        return given;
    }
}

abstract class Base implements Source<String> {
    protected final String name;

    protected Base(String name) {
        this.name = name;
    }

    protected abstract int size();

    @Override
    public String toString() {
        return name + size() + KIND;
    }
}

class Leaf extends Base {
    Leaf() {
        super("leaf");
    }

    @Override
    protected int size() {
        return name.length();
    }

    @Override
    public String next(String key) {
        return super.toString() + key;
    }
}
