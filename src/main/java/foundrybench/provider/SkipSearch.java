package foundrybench.provider;

import java.util.Arrays;

/// Finds a text in others by looking at one of as many characters as it is long, where it is not. (R. N. Horspool,
/// "Practical fast searching in strings", 1980.)
final class SkipSearch {
    private static final int KINDS = 256; // characters with the same low byte count as one

    private final String wanted;
    private final byte[] skips = new byte[KINDS];

    /// @param wanted at least one character
    SkipSearch(String wanted) {
        this.wanted = wanted;
        int last = wanted.length() - 1;
        Arrays.fill(skips, skip(last + 1));
        for (int i = 0; i < last; i++) {
            skips[wanted.charAt(i) % KINDS] = skip(last - i); // the last one that counts as this is the least
        }
    }

    private static byte skip(int characters) {
        return (byte) Math.min(characters, Byte.MAX_VALUE);
    }

    String wanted() {
        return wanted;
    }

    /// Where it begins, from there on, or -1.
    int in(String text, int from) {
        int last = wanted.length() - 1;
        for (int end = from + last; end < text.length(); end += skips[text.charAt(end) % KINDS]) {
            if (text.charAt(end) == wanted.charAt(last) && text.startsWith(wanted, end - last)) {
                return end - last;
            }
        }
        return -1;
    }
}
