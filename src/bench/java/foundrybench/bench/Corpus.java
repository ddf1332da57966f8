package foundrybench.bench;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Texts like those of models: few words are common and most are rare; one in twenty is Chinese.
final class Corpus {
    static final int WORDS = 20_000;

    private static final int HAN = 0x4e00;
    private static final int USUAL_HAN = 3_000;
    private static final String[] SYLLABLES = {
        "re", "fund", "ket", "tle", "or", "der", "ship", "ment", "ing", "ed", "a", "the", "in", "voice", "pol", "icy", "un", "ex",
        "cus", "tom", "er", "ly", "tion", "al", "day", "pre", "con", "sid", "ap", "prov", "ab", "le", "num", "ber", "zo", "xi"
    };

    private final Random random;

    Corpus(long seed) {
        random = new Random(seed);
    }

    /// The word with this rank; the first are short.
    static String word(int rank) {
        var random = new Random(rank * 7919L);
        int syllables = 1 + random.nextInt(rank < 100 ? 2 : 4);
        return IntStream.range(0, syllables)
                .mapToObj(_ -> SYLLABLES[random.nextInt(SYLLABLES.length)])
                .collect(Collectors.joining()) + (rank < 200 ? "" : Integer.toString(rank, 36).replaceAll("[0-9]", ""));
    }

    /// The rank of a word as texts have them: by Zipf's law.
    int rank() {
        return (int) Math.min(WORDS - 1, Math.pow(WORDS, random.nextDouble()) - 1);
    }

    /// Words of about so many characters.
    String text(int length) {
        return random.nextInt(20) == 0 ? han(length / 3) : latin(length);
    }

    private String latin(int length) {
        var text = new StringBuilder(length + 20);
        while (text.length() < length) {
            text.append(word(rank())).append(random.nextInt(12) == 0 ? ".\n" : " ");
        }
        return text.toString();
    }

    private String han(int length) {
        var text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(random.nextInt(25) == 0 ? '。' : HAN + (int) (Math.pow(USUAL_HAN, random.nextDouble()) - 1));
        }
        return text.toString();
    }
}
