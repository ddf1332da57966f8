package foundrybench.ui.details;

import foundrybench.provider.HeaderLine;
import foundrybench.provider.SentRequest;
import foundrybench.ui.kit.Amounts;
import foundrybench.ui.kit.Words;
import foundrybench.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The request: as it was sent, or as far as it can be written again.
///
/// @param body exactly as sent; empty when it is not known
record RequestSheet(String markdown, String body) {
    static RequestSheet of(CallFacts facts) {
        var last = facts.last();
        var request = last == null ? null : last.request();
        var sheet = new Sheet();
        if (request != null) {
            sent(sheet, request, facts.attempts().size());
            earlier(sheet, facts, request);
            return new RequestSheet(sheet.toString(), request.body());
        }
        boolean wasAnswered = last != null && last.status() != null;
        sheet.strong(Words.of(facts.trace() == null || wasAnswered ? "details.request.rebuilt" : "details.request.unsent"));
        if (!facts.completion().adjusted().isEmpty()) {
            sheet.paragraph(Words.of("details.request.adjusted", String.join(", ", facts.completion().adjusted())));
        }
        return new RequestSheet(withBody(sheet, facts.rebuilt()), facts.rebuilt() == null ? "" : facts.rebuilt());
    }

    private static void sent(Sheet sheet, SentRequest request, int attempts) {
        if (attempts > 1) {
            sheet.paragraph(Words.of("details.request.last", attempts));
        }
        sheet.code("", request.method() + " " + request.uri());
        sheet.heading(Words.of("details.headers"));
        sheet.table(
                List.of(Words.of("details.header"), Words.of("details.value")), 0, rows(request.headers()));
        sheet.paragraph(Words.of("details.request.client"));
        withBody(sheet, request.body());
    }

    /// What earlier attempts sent, where it was something else.
    private static void earlier(Sheet sheet, CallFacts facts, SentRequest last) {
        int number = 0;
        for (var attempt : facts.attempts()) {
            number++;
            var request = attempt.request();
            if (request != null && !request.body().equals(last.body())) {
                sheet.heading(Words.of("details.request.earlier", number));
                sheet.code("", request.method() + " " + request.uri()).code("json", request.body());
            }
        }
    }

    static List<List<String>> rows(List<HeaderLine> headers) {
        return headers.stream().map(header -> List.of(header.name(), header.value())).toList();
    }

    private static String withBody(Sheet sheet, @Nullable String body) {
        if (body == null) {
            return sheet.paragraph(Words.of("details.request.unknown")).toString();
        }
        sheet.heading(Words.of("details.body.pretty"));
        sheet.code("json", pretty(body));
        long bytes = body.getBytes(StandardCharsets.UTF_8).length;
        sheet.heading(Words.of("details.body.exact", Amounts.tokens(bytes)));
        return sheet.code("json", body).toString();
    }

    static String pretty(String body) {
        return Json.tryParseForeign(body).map(Json::writePretty).orElse(body);
    }
}
