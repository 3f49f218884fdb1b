package a;

public class Broken {
    int fine() {
        return 1;
    }

    int broken() {
        int x = = 3;
        return x;
    }

    int after() {
        return 2;
    }
}
