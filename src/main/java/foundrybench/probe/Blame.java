package foundrybench.probe;

import foundrybench.model.Failure;
import foundrybench.model.FailureKind;
import foundrybench.model.Lesson;
import foundrybench.probe.Reply.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Which part of a question a refusal is about.
sealed interface Blame {
    /// The protocol.
    record OnProtocol() implements Blame {}

    /// The name of the output limit.
    record OnLimitField() implements Blame {}

    /// The output limit is too small.
    record OnLimit(int least) implements Blame {}

    /// Something it asked for.
    record OnWish(Wish wish) implements Blame {}

    /// It does not say.
    record OnNothing() implements Blame {}

    static Blame of(Refused refused, Question asked) {
        var failure = refused.failure();
        if (failure.kind() == FailureKind.UNSUPPORTED_OPERATION || isNoAddress(failure.kind())) {
            return new OnProtocol();
        }
        return switch (refused.lesson()) {
            case Lesson.NotSpoken _ -> new OnProtocol();
            case Lesson.NotSoFew few when few.least() > asked.limit() -> new OnLimit(few.least());
            case Lesson lesson -> onField(lesson.subject(), asked).orElseGet(() -> byWords(failure, asked));
            case null -> byWords(failure, asked);
        };
    }

    private static boolean isNoAddress(FailureKind kind) {
        return kind == FailureKind.NOT_FOUND || kind == FailureKind.DEPLOYMENT_NOT_FOUND;
    }

    private static Blame byWords(Failure failure, Question asked) {
        var named = failure.param() == null ? Optional.<Blame>empty() : onField(failure.param(), asked);
        return named.orElseGet(() -> {
            var found = found(failure.message() == null ? "" : failure.message(), asked);
            return found.size() == 1 ? found.getFirst() : new OnNothing();
        });
    }

    private static Optional<Blame> onField(String name, Question asked) {
        if (name.equals(asked.limitField())) {
            return Optional.of(new OnLimitField());
        }
        for (var wish : asked.wishes()) {
            var field = wish.field(asked.protocol());
            if (name.equals(field) || name.startsWith(field + ".") || field.startsWith(name + ".")) {
                return Optional.of(new OnWish(wish));
            }
        }
        return Optional.empty();
    }

    /// What the words name, each once.
    private static List<Blame> found(String words, Question asked) {
        var found = new ArrayList<Blame>();
        if (asked.limitField() != null && names(words, asked.limitField())) {
            found.add(new OnLimitField());
        }
        for (var wish : asked.wishes()) {
            boolean isValue = wish == Wish.EFFORT && asked.effort() != null && isQuoted(words, asked.effort());
            if (isValue || names(words, wish.field(asked.protocol()))) {
                found.add(new OnWish(wish));
            }
        }
        return found;
    }

    private static boolean isQuoted(String words, String value) {
        return Pattern.compile("['\"`‘“]" + Pattern.quote(value) + "['\"`’”]").matcher(words).find();
    }

    /// As a word of its own: `stream` is none within `stream_options`.
    private static boolean names(String words, String field) {
        return Pattern.compile("(?<![\\w.])" + Pattern.quote(field) + "(?![\\w])").matcher(words).find();
    }
}
