package foundrybench.provider;

/// A key. Cannot be printed by accident: only [#reveal] gives it out, where a header is set.
public final class Secret {
    private final String value;

    /// @param value the key itself, not blank, printable ASCII
    public Secret(String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a key cannot be blank");
        }
        if (!isSendable(value)) {
            throw new IllegalArgumentException("a key holds only what a header can");
        }
        this.value = value;
    }

    /// Whether a header can hold it: printable ASCII. The HTTP client refuses anything else with a message
    /// that repeats the key.
    static boolean isSendable(String value) {
        return value.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "•••";
    }
}
