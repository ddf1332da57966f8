package foundrybench.wire;

import java.util.Locale;
import java.util.regex.Pattern;

/// Which headers of HTTP may hold what nobody else should read.
public final class SecretHeaders {
    private static final Pattern NAME = Pattern.compile(
            "(.*-)?(authorization|key|token|secret|password|signature)|.*(cookie|apikey|api-key|auth-).*");

    private SecretHeaders() {}

    /// Whether this one may, by its name or by how its value begins.
    public static boolean isSecret(String name, String value) {
        return NAME.matcher(name.toLowerCase(Locale.ROOT)).matches()
                || value.toLowerCase(Locale.ROOT).startsWith("bearer ");
    }
}
