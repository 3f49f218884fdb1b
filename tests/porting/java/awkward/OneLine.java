package a; public class OneLine { private int x; public int getX() { return x; } public void setX(int x) { this.x = x; } static int f(int a) { if (a > 0) { return 1; } else { return 2; } } }
