package foundrybench.ui.details;

import foundrybench.model.Completion;
import foundrybench.model.Failure;
import foundrybench.model.Status;
import foundrybench.model.Unanswered;
import foundrybench.model.UnansweredText;
import foundrybench.ui.kit.Amounts;
import foundrybench.ui.kit.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why there is no answer, or not all of it, and what to do; of earlier attempts as well.
final class FailureSheet {
    private FailureSheet() {}

    static String of(CallFacts facts) {
        var sheet = new Sheet();
        var completion = facts.completion();
        var failure = completion.failure();
        var why = Unanswered.of(completion);
        if (failure != null) {
            tell(sheet, failure);
        } else if (why != null) {
            sheet.heading(UnansweredText.title(why)).paragraph(UnansweredText.detail(why, completion));
            sheet.heading(Words.of("details.failure.fix")).paragraph(UnansweredText.fix(why, null));
        } else {
            sheet.paragraph(Words.of(completion.status() == Status.OPEN ? "details.failure.open" : "details.failure.none"));
        }
        warnings(sheet, completion);
        int number = 0;
        for (var attempt : facts.attempts()) {
            number++;
            var retried = attempt.retried();
            if (retried != null) {
                sheet.heading(Words.of("details.failure.attempt", number));
                tell(sheet, retried.failure());
            }
        }
        return sheet.toString();
    }

    private static void warnings(Sheet sheet, Completion completion) {
        if (!completion.warnings().isEmpty()) {
            sheet.heading(Words.of("details.failure.warnings"));
            sheet.list(completion.warnings().stream().sorted().map(warning -> warning.wireName()).toList());
        }
    }

    private static void tell(Sheet sheet, Failure failure) {
        sheet.heading(failure.summary());
        sheet.paragraph(failure.detail());
        sheet.heading(Words.of("details.failure.fix")).paragraph(failure.fix());
        if (failure.command() != null) {
            sheet.code("sh", failure.command());
        }
        var rows = new ArrayList<List<String>>();
        rows.add(row("details.failure.kind", failure.kind().wireName()));
        rows.add(row("details.response.status", failure.httpStatus()));
        rows.add(row("details.failure.code", failure.code()));
        rows.add(row("details.failure.param", failure.param()));
        rows.add(row("details.failure.retryable", Words.of(failure.retryable() ? "details.yes" : "details.no")));
        rows.add(row("details.failure.retry-after", failure.retryAfterMs() == null ? null : Amounts.seconds((double) failure.retryAfterMs())));
        rows.add(row("details.failure.partial", Words.of(failure.partial() ? "details.yes" : "details.no")));
        sheet.table(List.of(Words.of("details.what"), Words.of("details.value")), 0, rows);
        if (failure.message() != null) {
            sheet.heading(Words.of("details.failure.message")).code("", failure.message());
        }
    }

    private static List<String> row(String key, @Nullable Object value) {
        return List.of(Words.of(key), value == null ? Amounts.UNKNOWN : value.toString());
    }
}
