package foundrybench.provider;

import com.fasterxml.jackson.databind.JsonNode;
import foundrybench.model.Failure;
import foundrybench.model.FailureFacts;
import foundrybench.model.FailureKind;
import foundrybench.model.FailureText;

/// What is known of an answer before its body: status, headers and who was asked. Makes the failures that the
/// body tells of.
record AnswerContext(int status, AnswerHeaders headers, FailureFacts about, RequestedWait requestedWait) {

    /// An error inside an answer with HTTP status 200.
    Failure inStream(JsonNode json) {
        var error = ErrorBody.read(json);
        return describe(FailureRules.inStream(error), error);
    }

    /// An answer with another status, its body JSON.
    Failure ofStatus(JsonNode json) {
        var error = ErrorBody.read(json);
        return describe(FailureRules.ofStatus(status, error), error);
    }

    /// An answer with another status, its body anything.
    Failure ofStatus(String body) {
        return describe(
                FailureRules.ofStatus(status, new ErrorBody(null, null, body, null)),
                new ErrorBody(null, null, excerpt(body), null));
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
                kind, about.answered(status, error.code(), message, requestedWait.millis(headers, message)));
    }

    /// The first words of a body that is no JSON, without its markup.
    private String excerpt(String body) {
        var words = body.replaceAll("(?s)<(style|script).*?</\\1>", " ")
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ")
                .strip();
        var start = "HTTP " + status;
        return words.isEmpty() ? start : start + ": " + (words.length() > 200 ? words.substring(0, 200) + "…" : words);
    }
}
