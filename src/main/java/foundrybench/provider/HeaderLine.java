package foundrybench.provider;

import foundrybench.wire.SecretHeaders;
import java.util.Locale;

/// A header of a request or an answer; one that is repeated has several lines.
public record HeaderLine(String name, String value) {
    private static final String COVER = "•••";

    /// A header to be shown: a secret is covered, how it is sent is not, as in `Bearer •••`.
    static HeaderLine covered(String name, String value) {
        if (!SecretHeaders.isSecret(name, value)) {
            return new HeaderLine(name, value);
        }
        boolean isSignIn = name.toLowerCase(Locale.ROOT).endsWith("authorization");
        return new HeaderLine(name, value.substring(0, isSignIn ? value.indexOf(' ') + 1 : 0) + COVER);
    }
}
