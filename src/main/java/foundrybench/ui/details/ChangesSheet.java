package foundrybench.ui.details;

import foundrybench.run.AttemptTrace;
import foundrybench.ui.kit.Words;
import foundrybench.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What was sent otherwise than asked for, and what the deployment said that taught it.
final class ChangesSheet {
    private ChangesSheet() {}

    static String of(CallFacts facts) {
        var sheet = new Sheet();
        var changes = facts.completion().adjusted();
        if (changes.isEmpty()) {
            return sheet.paragraph(Words.of("details.changes.none")).toString();
        }
        sheet.heading(Words.of("details.changes")).list(changes);
        var said = said(facts);
        if (!said.isEmpty()) {
            sheet.heading(Words.of("details.changes.said"));
            said.forEach(words -> sheet.paragraph(words.head()).code("", words.text()));
        }
        var known = facts.refusals().stream()
                .filter(refusal -> said.stream().noneMatch(words -> words.text().equals(refusal.why())))
                .toList();
        if (!known.isEmpty()) {
            sheet.heading(Words.of("details.changes.known"));
            known.forEach(refusal ->
                    sheet.paragraph(Words.of("details.changes.refusal", refusal.what(), Moment.of(refusal.at()))).code("", refusal.why()));
        }
        if (said.isEmpty() && known.isEmpty()) {
            sheet.paragraph(Words.of("details.changes.unknown"));
        }
        return sheet.toString();
    }

    private record Said(String head, String text) {}

    /// What earlier attempts of this call were refused with.
    private static List<Said> said(CallFacts facts) {
        var said = new ArrayList<Said>();
        int number = 0;
        for (var attempt : facts.attempts()) {
            number++;
            var status = attempt.status();
            if (number < facts.attempts().size() && attempt.retried() == null && status != null) {
                int which = number;
                words(attempt).ifPresent(words -> said.add(new Said(Words.of("details.changes.attempt", which, status), words)));
            }
        }
        return said;
    }

    private static Optional<String> words(AttemptTrace attempt) {
        var body = new String(attempt.body(), StandardCharsets.UTF_8);
        var message = Json.tryParseForeign(body).map(json -> json.path("error").path("message").asText("")).orElse("");
        var words = message.isBlank() ? body : message;
        return words.isBlank() ? Optional.empty() : Optional.of(words);
    }
}
