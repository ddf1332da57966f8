package foundrybench.provider.azure;

import java.util.regex.Pattern;

/// What Azure's libraries say, made fit for a message: short, without their advice, and without anything that could
/// be a token.
final class Words {
    private static final int LONGEST = 300;
    private static final Pattern ADVICE = Pattern.compile("\\s*To (?:further )?mitigate this issue.*", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Pattern TOKEN = Pattern.compile("eyJ[A-Za-z0-9_.-]{8,}|[A-Za-z0-9_~+/=-]{60,}");

    private static final Pattern REST = Pattern.compile("(?:\\R| at \\[Source).*", Pattern.DOTALL);

    private Words() {}

    static String of(Throwable thrown) {
        var words = thrown.getClass().getSimpleName();
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at.getMessage() != null && !at.getMessage().isBlank()) {
                words = at.getMessage();
            }
        }
        return plain(words);
    }

    static String plain(String words) {
        var plain = REST.matcher(TOKEN.matcher(ADVICE.matcher(words).replaceFirst("")).replaceAll("•••").strip()).replaceFirst("");
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
    }
}
