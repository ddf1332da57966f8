package foundrybench.ui.responses;

import foundrybench.model.Completion;
import foundrybench.model.Failure;
import foundrybench.model.FinishReason;
import foundrybench.model.ToolCall;
import foundrybench.model.Warning;
import foundrybench.ui.kit.Amounts;
import foundrybench.ui.kit.Words;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a pane says in a card when there is more to say than the answer: it failed, or there is none.
///
/// @param fix what to do; empty when nothing is to be done
/// @param command a command line that does it or shows more; empty when there is none
/// @param remedy what the program can do about it; `null` when nothing
/// @param facts what a support case asks for: code, status, request id; perhaps empty
public record Notice(
        Tone tone, String title, String detail, String fix, String command, @Nullable Remedy remedy, String facts) {

    private static Notice plain(Tone tone, String title, String detail, String fix) {
        return new Notice(tone, title, detail, fix, "", null, "");
    }

    /// How loud it is.
    public enum Tone {
        DANGER,
        WARNING,
        QUIET
    }

    /// The card for an answer; `null` when it needs none.
    public static @Nullable Notice of(Completion completion) {
        var failure = completion.failure();
        if (failure != null) {
            return failed(completion, failure);
        }
        if (completion.refusal() != null) {
            return plain(Tone.WARNING, Words.of("notice.refused"), completion.refusal(), "");
        }
        if (completion.warnings().contains(Warning.NO_ANSWER)) {
            return noAnswer(completion);
        }
        return completion.toolCalls().isEmpty() ? null : toolCalls(completion);
    }

    private static Notice failed(Completion completion, Failure failure) {
        var tone = switch (Phase.of(completion)) {
            case STOPPED -> Tone.QUIET;
            case INTERRUPTED -> Tone.WARNING;
            case WAITING, THINKING, ANSWERING, DONE, NO_ANSWER, FAILED -> Tone.DANGER;
        };
        return new Notice(
                tone,
                failure.title(),
                failure.detail(),
                failure.fix(),
                failure.command() == null ? "" : failure.command(),
                Remedy.of(completion),
                facts(completion, failure));
    }

    private static String facts(Completion completion, Failure failure) {
        var facts = new StringJoiner(" · ");
        facts.add(failure.kind().wireName());
        if (failure.httpStatus() != null) {
            facts.add("HTTP " + failure.httpStatus());
        }
        if (failure.code() != null) {
            facts.add(failure.code());
        }
        var requestId = completion.transport().requestId();
        facts.add(requestId == null
                ? Words.of("notice.call-id", completion.origin().id())
                : Words.of("notice.request-id", requestId));
        return failure.kind().isStop() ? "" : facts.toString();
    }

    private static Notice noAnswer(Completion completion) {
        if (completion.warnings().contains(Warning.BUDGET_WENT_TO_THINKING)) {
            var usage = completion.usage();
            var spent = usage == null ? null : usage.completionTokens();
            var detail = spent == null
                    ? Words.of("notice.budget.detail-unknown")
                    : Words.of("notice.budget.detail", Amounts.tokens(spent));
            return plain(Tone.WARNING, Words.of("notice.budget"), detail, Words.of("notice.budget.fix"));
        }
        var reason = completion.finishReason();
        if (reason == FinishReason.CONTENT_FILTER) {
            var categories = String.join(", ", completion.filterCategories());
            return plain(Tone.WARNING, Words.of("notice.filtered"), categories, Words.of("notice.filtered.fix"));
        }
        var ended = reason == null ? Amounts.UNKNOWN : reason.wireName();
        return plain(
                Tone.WARNING, Words.of("notice.empty"), Words.of("notice.empty.detail", ended), Words.of("notice.empty.fix"));
    }

    private static Notice toolCalls(Completion completion) {
        var calls = completion.toolCalls().stream().map(Notice::call).collect(Collectors.joining("\n"));
        return plain(Tone.QUIET, Words.of("notice.tools"), calls, Words.of("notice.tools.fix"));
    }

    private static String call(ToolCall call) {
        return call.name() + "(" + call.arguments() + ")";
    }

    /// All of it as one text, to copy.
    public String text() {
        var lines = new StringJoiner("\n");
        for (var line : new String[] {title, detail, fix, command, facts}) {
            if (!line.isEmpty()) {
                lines.add(line);
            }
        }
        return lines.toString();
    }
}
