package foundrybench.ui.details;

import foundrybench.run.AttemptTrace;
import foundrybench.ui.kit.Amounts;
import foundrybench.ui.kit.Words;
import java.util.ArrayList;
import java.util.List;

/// Each sending of the call: when, after which wait, and what came of it.
final class AttemptsSheet {
    private AttemptsSheet() {}

    static String of(CallFacts facts) {
        var sheet = new Sheet();
        var timing = facts.completion().timing();
        if (facts.trace() == null) {
            var before = timing.attempts() == null ? Amounts.UNKNOWN : timing.attempts().toString();
            sheet.strong(Words.of("details.attempts.unkept"));
            return sheet.table(
                            List.of(Words.of("details.what"), Words.of("details.value")),
                            0,
                            List.of(
                                    List.of(Words.of("details.attempts.count"), before),
                                    List.of(Words.of("details.attempts.waited"), ResponseSheet.millis(timing.waitedMs()))))
                    .toString();
        }
        if (facts.attempts().isEmpty()) {
            return sheet.paragraph(Words.of("details.attempts.none")).toString();
        }
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i < facts.attempts().size(); i++) {
            rows.add(row(facts.attempts().get(i), i, facts.attempts().size()));
        }
        return sheet.table(
                        List.of(
                                Words.of("details.attempts.number"), Words.of("details.attempts.at"), Words.of("details.attempts.before"),
                                Words.of("details.response.status"), Words.of("details.attempts.headers"),
                                Words.of("details.attempts.bytes"), Words.of("details.attempts.ended")),
                        0,
                        rows)
                .toString();
    }

    private static List<String> row(AttemptTrace attempt, int index, int count) {
        var sent = attempt.sent();
        return List.of(
                String.valueOf(index + 1),
                sent == null ? Amounts.UNKNOWN : Moment.of(sent.startedAt()),
                sent == null ? Amounts.UNKNOWN : ResponseSheet.millis(sent.waitedMs()),
                attempt.status() == null ? Amounts.UNKNOWN : attempt.status().toString(),
                ResponseSheet.millis(attempt.headersMs()),
                Amounts.tokens(attempt.bodyLength()),
                ended(attempt, index + 1 == count));
    }

    private static String ended(AttemptTrace attempt, boolean isLast) {
        var retried = attempt.retried();
        if (retried != null) {
            return Words.of("details.attempts.again", retried.failure().summary(), Amounts.seconds((double) retried.waitMs()));
        }
        return Words.of(isLast ? "details.attempts.counted" : "details.attempts.changed");
    }
}
