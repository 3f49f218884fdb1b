package a;

class Empty {
    interface Marker {}
    enum None { }
    static class Deep { static class Deeper { void m() {} } }
    void m() { ; ; }
    ;
}
