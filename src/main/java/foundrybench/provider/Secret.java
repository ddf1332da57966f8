package foundrybench.provider;

import foundrybench.model.Failure;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A key. Cannot be printed by accident: only [#reveal] gives it out, where a header is set.
public final class Secret {
    private static final String MASK = "•••";
    private static final int LONGEST_WORD = 7;
    private static final int SHORTEST_TO_MASK = 4;

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

    /// A key that somebody stored, without the space around it; empty when it cannot be one.
    public static Optional<Secret> stored(@Nullable String value) {
        var stripped = value == null ? "" : value.strip();
        return stripped.isEmpty() || !isSendable(stripped) ? Optional.empty() : Optional.of(new Secret(stripped));
    }

    /// A password, which may be of any characters since no header holds it as it is.
    static Secret ofPassword(String password) {
        return new Secret(password, true);
    }

    private Secret(String value, boolean isPassword) {
        this.value = value;
    }

    /// Whether a header can hold it: printable ASCII. The HTTP client refuses anything else with a message
    /// that repeats the key.
    static boolean isSendable(String value) {
        return value.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    /// The failure without the key, should the other side have repeated it in its words.
    Failure maskedIn(Failure failure) {
        return new Failure(
                failure.kind(),
                failure.title(),
                masked(failure.detail()),
                failure.httpStatus(),
                failure.code() == null ? null : masked(failure.code()),
                failure.message() == null ? null : masked(failure.message()),
                failure.retryable(),
                failure.retryAfterMs(),
                failure.partial(),
                masked(failure.fix()),
                failure.command());
    }

    /// Takes this key out of what the other side says.
    Mask mask() {
        return new Mask(this::masked, this::masked);
    }

    /// Whether it can be told from the words of a message: a short key of letters alone may be one of them.
    private boolean isTellable() {
        return value.length() > LONGEST_WORD
                || (value.length() >= SHORTEST_TO_MASK && !value.chars().allMatch(Character::isLetter));
    }

    private byte[] masked(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.ISO_8859_1); // a character a byte
        return isTellable() && text.contains(value)
                ? text.replace(value, "*".repeat(value.length())).getBytes(StandardCharsets.ISO_8859_1)
                : bytes;
    }

    private String masked(String text) {
        return isTellable() ? text.replace(value, MASK) : text;
    }

    /// Whether both are the same key.
    boolean isSameAs(Secret other) {
        return value.equals(other.value);
    }

    String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return MASK;
    }
}
