class Bare { int a; }
