package foundrybench.provider;

import foundrybench.model.Failure;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Takes the caller's key out of what the other side says, should it repeat it. One for each exchange: it remembers
/// where the last piece of the body ended. Belongs to one thread.
final class Mask {
    private static final String COVER = "•••";
    private static final int SHORTEST_HELD = 4;

    private final List<String> inWords;
    private final List<String> inAnswers;
    private final PieceMask body;
    private boolean inAnswer;

    /// @param inWords spellings of the key that are taken out of failures, headers and recordings
    /// @param inAnswers of these, those taken out of what a model says
    Mask(List<String> inWords, List<String> inAnswers) {
        this.inWords = inWords;
        this.inAnswers = inAnswers;
        this.body = new PieceMask(inWords, 1, "*"::repeat);
    }

    /// Takes out what either takes out.
    Mask and(Mask other) {
        return new Mask(joined(inWords, other.inWords), joined(inAnswers, other.inAnswers));
    }

    private static List<String> joined(List<String> one, List<String> other) {
        return Stream.concat(one.stream(), other.stream()).distinct().toList();
    }

    /// For a call without a key.
    static Mask none() {
        return new Mask(List.of(), List.of());
    }

    /// The text without the key.
    String words(String text) {
        var masked = text;
        for (var spelling : inWords) {
            masked = masked.replace(spelling, COVER);
        }
        return masked;
    }

    /// The failure without the key.
    Failure failure(Failure failure) {
        return new Failure(
                failure.kind(),
                failure.title(),
                words(failure.detail()),
                failure.httpStatus(),
                wordsOrNull(failure.code()),
                wordsOrNull(failure.message()),
                failure.retryable(),
                failure.retryAfterMs(),
                failure.partial(),
                words(failure.fix()),
                wordsOrNull(failure.command()),
                wordsOrNull(failure.param()));
    }

    private @Nullable String wordsOrNull(@Nullable String text) {
        return text == null ? null : words(text);
    }

    /// The next bytes of a body without the key: as many, but that an end which may be the key's beginning comes with
    /// the next.
    byte[] body(byte[] bytes, int length) {
        if (inWords.isEmpty()) {
            return Arrays.copyOf(bytes, length);
        }
        return body.take(new String(bytes, 0, length, StandardCharsets.ISO_8859_1)) // a character a byte
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /// What is left of the body when nothing more comes.
    byte[] restOfBody() {
        return body.rest().getBytes(StandardCharsets.ISO_8859_1);
    }

    /// Hands on what happens in an exchange without the key.
    TimedSink before(TimedSink next) {
        return inWords.isEmpty() ? next : new MaskingSink(this, next);
    }

    /// For one text of an answer, which comes in pieces.
    PieceMask answer() {
        return new PieceMask(inAnswers, SHORTEST_HELD, _ -> {
            inAnswer = true;
            return COVER;
        });
    }

    /// Whether the key was in the answer itself. In the body it may then be in pieces, which nobody can find there.
    boolean isInAnswer() {
        return inAnswer;
    }
}
