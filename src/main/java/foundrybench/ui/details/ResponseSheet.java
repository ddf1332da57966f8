package foundrybench.ui.details;

import foundrybench.run.AttemptTrace;
import foundrybench.ui.kit.Amounts;
import foundrybench.ui.kit.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came back before the body: status, headers and the service's ids.
final class ResponseSheet {
    private ResponseSheet() {}

    static String of(CallFacts facts) {
        var sheet = new Sheet();
        var attempt = facts.last();
        if (!facts.unreadable().isEmpty()) {
            sheet.strong(String.join(" ", facts.unreadable()));
        } else if (facts.trace() == null) {
            sheet.strong(Words.of("details.response.unkept"));
        } else if (attempt == null || attempt.status() == null) {
            sheet.strong(Words.of("details.response.none"));
        }
        sheet.table(List.of(Words.of("details.what"), Words.of("details.value")), 0, known(facts, attempt));
        if (attempt != null && attempt.status() != null) {
            sheet.heading(Words.of("details.headers"));
            sheet.table(
                    List.of(Words.of("details.header"), Words.of("details.value")), 0, RequestSheet.rows(attempt.headers()));
        }
        return sheet.toString();
    }

    private static List<List<String>> known(CallFacts facts, @Nullable AttemptTrace attempt) {
        var completion = facts.completion();
        var transport = completion.transport();
        var failure = completion.failure();
        var status = attempt != null ? attempt.status() : failure == null ? null : failure.httpStatus();
        return List.of(
                row("details.response.status", status),
                row("details.response.request-id", transport.requestId()),
                row("details.response.call-id", completion.origin().id()),
                row("details.response.model", completion.model()),
                row("details.response.region", transport.region()),
                row("details.response.headers-after", millis(completion.timing().headersMs())),
                row("details.response.requests-left", Amounts.tokens(transport.remainingRequests())),
                row("details.response.tokens-left", Amounts.tokens(transport.remainingTokens())));
    }

    private static List<String> row(String key, @Nullable Object value) {
        return List.of(Words.of(key), value == null ? Amounts.UNKNOWN : value.toString());
    }

    static String millis(@Nullable Double ms) {
        return ms == null ? Amounts.UNKNOWN : Words.of("details.ms", Millis.of(ms));
    }
}
