package foundrybench.ui.reading;

/// A range of the whole text.
///
/// @param anchor where it was begun
/// @param caret where it was drawn to, before or after that
record Selection(int anchor, int caret) {
    static final Selection NONE = new Selection(0, 0);

    boolean isEmpty() {
        return anchor == caret;
    }

    int from() {
        return Math.min(anchor, caret);
    }

    int to() {
        return Math.max(anchor, caret);
    }
}
