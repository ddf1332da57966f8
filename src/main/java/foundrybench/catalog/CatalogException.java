package foundrybench.catalog;

/// A table, a settings file or a flag that cannot be used. The message names file and field and says what to
/// do.
public final class CatalogException extends Exception {
    private static final long serialVersionUID = 1;

    /// @param message for the person who must mend it
    public CatalogException(String message) {
        super(message);
    }
}
