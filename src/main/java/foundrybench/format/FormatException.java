package foundrybench.format;

/// JSON that is well formed and yet not of the shape it should be.
public final class FormatException extends Exception {
    private static final long serialVersionUID = 1;

    private final String field;
    private final String problem;

    /// @param field which part, in words or as a path
    /// @param problem what is wrong with it
    public FormatException(String field, String problem) {
        super(field + " " + problem);
        this.field = field;
        this.problem = problem;
    }

    /// Which part, in words or as a path.
    public String field() {
        return field;
    }

    /// The same, with the line that the field stands on.
    FormatException inLine(int line) {
        return new FormatException("line %d: %s".formatted(line, field), problem);
    }
}
