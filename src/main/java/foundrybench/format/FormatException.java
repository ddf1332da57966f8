package foundrybench.format;

/// JSON that is well formed and yet not of the shape it should be.
public final class FormatException extends Exception {
    private static final long serialVersionUID = 1;

    /// @param field which part, in words or as a path
    /// @param problem what is wrong with it
    public FormatException(String field, String problem) {
        super(field + " " + problem);
    }
}
