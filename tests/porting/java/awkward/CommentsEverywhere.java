// first
package a; // package

/** Javadoc with "quotes" and \ backslash. More. */
public /* a */ class /* b */ CommentsEverywhere /* c */ { // d
    // before
    int /* e */ a /* f */ = /* g */ 1 /* h */ ; // i

    int f(int x /* the x */, // first
          int y /* the y */) { // opens
        // only a comment
        return x + // left
            // between
            y; /* right */
    } // closes

    void empty() {
        // nothing here
    }
    /* last
       of all */
}
// end
