package foundrybench.wire;

/// Text that should have been JSON and is not. [#line] and [#column] count from 1.
public final class JsonException extends Exception {
    private static final long serialVersionUID = 1;

    private final int line;
    private final int column;

    /// @param message what is wrong, without the place
    public JsonException(String message, int line, int column) {
        super(message);
        this.line = line;
        this.column = column;
    }

    /// Where reading stopped.
    public int line() {
        return line;
    }

    /// Where in that line.
    public int column() {
        return column;
    }
}
