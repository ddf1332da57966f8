package foundrybench.ui.responses;

import foundrybench.model.Completion;
import foundrybench.model.Failure;
import foundrybench.model.MoreRoom;
import foundrybench.model.Unanswered;
import foundrybench.model.UnansweredText;
import foundrybench.ui.kit.Words;
import java.util.StringJoiner;
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
    ///
    /// @param room what a larger output limit can do for it; `null` when nothing is known of that
    public static @Nullable Notice of(Completion completion, @Nullable MoreRoom room) {
        var failure = completion.failure();
        if (failure != null) {
            return failed(completion, failure);
        }
        var why = Unanswered.of(completion);
        return why == null ? null : unanswered(why, completion, room);
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

    private static Notice unanswered(Unanswered why, Completion completion, @Nullable MoreRoom room) {
        var tone = why == Unanswered.TOOL_CALLS ? Tone.QUIET : Tone.WARNING;
        return plain(tone, UnansweredText.title(why), UnansweredText.detail(why, completion), UnansweredText.fix(why, room));
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
