package foundrybench.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A key. Cannot be printed by accident: only [#reveal] gives it out, where a header is set.
public final class Secret {
    private static final String MASK = "•••";
    private static final int LONGEST_WORD = 7;
    private static final int SHORTEST_TO_MASK = 4;
    private static final int SHORTEST_IN_ANSWERS = 16;

    private final String value;
    private @Nullable Spellings spellings; // made when first needed

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

    /// Takes this key out of what the other side says in one exchange.
    Mask mask() {
        var known = spellings;
        if (known == null) {
            known = spellings();
            spellings = known; // another thread makes the same
        }
        return new Mask(known.inWords(), known.inAnswers());
    }

    /// As it may stand in what the other side says, and in what a model says.
    private record Spellings(List<String> inWords, List<String> inAnswers) {
        @Override
        public String toString() {
            return MASK;
        }
    }

    private Spellings spellings() {
        if (!isTellable()) {
            return new Spellings(List.of(), List.of());
        }
        var plain = KeySpellings.plain(value);
        var all = new ArrayList<>(plain);
        all.addAll(KeySpellings.inBase64(value));
        return new Spellings(List.copyOf(all), isUnmistakable() ? plain : List.of());
    }

    /// Whether it can be told from the words of a message: a short key of letters alone may be one of them.
    private boolean isTellable() {
        return value.length() > LONGEST_WORD
                || (value.length() >= SHORTEST_TO_MASK && !value.chars().allMatch(Character::isLetter));
    }

    /// Whether no model says it by chance: what people give a server that wants any key, `lm-studio` say, is left in
    /// answers.
    private boolean isUnmistakable() {
        return value.length() >= SHORTEST_IN_ANSWERS && value.chars().anyMatch(Character::isDigit);
    }

    String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return MASK;
    }
}
