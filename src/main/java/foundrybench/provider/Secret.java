package foundrybench.provider;

/// A key. Cannot be printed by accident: only [#reveal] gives it out, where a header is set.
public final class Secret {
    private final String value;

    /// @param value the key itself, not blank
    public Secret(String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a key cannot be blank");
        }
        this.value = value;
    }

    String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "•••";
    }
}
