package foundrybench.provider;

import com.fasterxml.jackson.databind.JsonNode;
import foundrybench.model.Failure;
import foundrybench.model.FailureFacts;
import foundrybench.model.FailureKind;
import foundrybench.model.FailureText;
import java.util.function.UnaryOperator;

/// What is known of an answer before its body: status, headers and who was asked. Makes the failures that the
/// body tells of.
///
/// @param mask takes the caller's key out of the other side's words
record AnswerContext(
        int status,
        AnswerHeaders headers,
        FailureFacts about,
        RequestedWait requestedWait,
        UnaryOperator<String> mask) {
    private static final int LONGEST_READ = 20_000;
    private static final int LONGEST_SHOWN = 200;

    /// An error inside an answer with HTTP status 200.
    Failure inStream(JsonNode json) {
        var error = ErrorBody.read(json, mask);
        return describe(FailureRules.inStream(error), error);
    }

    /// An answer with another status, its body JSON.
    Failure ofStatus(JsonNode json) {
        var error = ErrorBody.read(json, mask);
        return describe(FailureRules.ofStatus(status, error), error);
    }

    /// An answer with another status, its body anything.
    Failure ofStatus(String body) {
        return describe(
                FailureRules.ofStatus(status, new ErrorBody(null, null, beginning(body), null, null)),
                new ErrorBody(null, null, excerpt(body), null, null));
    }

    /// A body, or a part of one, that is not what the API sends.
    Failure malformed(String body) {
        return FailureText.describe(FailureKind.MALFORMED, about.answered(status, null, excerpt(body), null));
    }

    /// A body that ended before the answer did.
    ///
    /// @param cause what the network said; empty when the body ended properly
    Failure truncated(String cause) {
        return FailureText.describe(
                FailureKind.TRUNCATED, about.answered(status, null, cause.isEmpty() ? null : cause, null));
    }

    private Failure describe(FailureKind kind, ErrorBody error) {
        var message = error.message() == null ? "HTTP " + status : error.message();
        return FailureText.describe(
                        kind, about.answered(status, error.code(), message, requestedWait.millis(headers, message)))
                .naming(error.param());
    }

    /// The first words of a body that is no JSON, without its markup.
    private String excerpt(String body) {
        var words = beginning(mask.apply(body)) // before it is shortened: half a key is part of a key
                .replaceAll("(?s)<(style|script).*?</\\1>", " ")
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ")
                .strip();
        var start = "HTTP " + status;
        return words.isEmpty() ? start : start + ": " + shortened(words);
    }

    private static String shortened(String words) {
        if (words.length() <= LONGEST_SHOWN) {
            return words;
        }
        boolean inCharacter = Character.isHighSurrogate(words.charAt(LONGEST_SHOWN - 1));
        return words.substring(0, inCharacter ? LONGEST_SHOWN - 1 : LONGEST_SHOWN) + "…";
    }

    /// Patterns over a body of megabytes, all of it brackets, would take hours.
    private static String beginning(String body) {
        return body.length() > LONGEST_READ ? body.substring(0, LONGEST_READ) : body;
    }
}
