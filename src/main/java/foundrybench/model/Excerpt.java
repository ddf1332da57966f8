package foundrybench.model;

/// The beginning of somebody's words, for a place that has room for one line.
public final class Excerpt {
    private Excerpt() {}

    /// The words in one line of so many characters at the most, with an ellipsis where some are left out; no character is
    /// cut in two.
    public static String of(String words, int longest) {
        var line = words.strip().replaceAll("\\s+", " ");
        if (line.length() <= longest) {
            return line;
        }
        boolean inCharacter = Character.isHighSurrogate(line.charAt(longest - 1));
        return line.substring(0, inCharacter ? longest - 1 : longest) + "…";
    }
}
