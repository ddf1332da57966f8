package foundrybench.ui.responses;

import foundrybench.model.Completion;
import foundrybench.model.CompletionBuilder;
import foundrybench.model.Deployment;
import foundrybench.model.FinishReason;
import foundrybench.model.GrownText;
import foundrybench.model.MoreRoom;
import foundrybench.model.Warning;
import foundrybench.ui.kit.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// All that a pane shows of an answer at one moment: a function of the answer and of nothing else, so that one
/// read back from a session looks as it did when it came.
///
/// @param words the answer itself
/// @param notice the card beside the answer; `null` when there is none
/// @param thinking `null` when nothing says there was any
/// @param cautions what to know before trusting the answer
/// @param more how to ask again with room to answer; `null` unless the budget went to thinking
public record ResponseFace(
        Phase phase,
        GrownText words,
        @Nullable Thinking thinking,
        @Nullable Notice notice,
        @Nullable MoreTokens more,
        List<String> cautions,
        MetricLine metrics,
        Timespan timespan) {

    public ResponseFace {
        cautions = List.copyOf(cautions);
    }

    /// The face of an answer, whole or so far.
    ///
    /// @param elapsedMs how long an open one has been under way; `null` before the request is sent
    static ResponseFace of(Deployment deployment, Completion completion, @Nullable Double elapsedMs) {
        var answer = GrownText.of(completion.content());
        var thoughts = GrownText.of(completion.reasoning());
        return of(deployment, completion, answer, thoughts, elapsedMs, null, Timespan.of(completion, elapsedMs));
    }

    /// @param completion the texts of it may be cut, see [CompletionBuilder#outline]
    /// @param waiting what the call waits for before it is sent, in words; `null` unless it does
    /// @param timespan what it has spent its time on
    static ResponseFace of(
            Deployment deployment,
            Completion completion,
            GrownText answer,
            GrownText thoughts,
            @Nullable Double elapsedMs,
            @Nullable String waiting,
            Timespan timespan) {
        var room = MoreRoom.of(completion, deployment);
        return new ResponseFace(
                Phase.of(completion),
                answer,
                Thinking.of(completion, thoughts, elapsedMs),
                Notice.of(completion, room),
                MoreTokens.of(room),
                waiting == null ? cautions(deployment, completion) : List.of(waiting),
                MetricLine.of(completion, elapsedMs, deployment.price()),
                timespan);
    }

    private static List<String> cautions(Deployment deployment, Completion completion) {
        var cautions = new ArrayList<String>();
        if (completion.hasAnswer() && completion.finishReason() == FinishReason.LENGTH) {
            cautions.add(Words.of("caution.length"));
        }
        if (completion.hasAnswer() && completion.finishReason() == FinishReason.CONTENT_FILTER) {
            cautions.add(Words.of("caution.filter", String.join(", ", completion.filterCategories())));
        }
        for (var warning : new TreeSet<>(completion.warnings())) {
            switch (warning) {
                case NO_ANSWER, BUDGET_WENT_TO_THINKING -> {} // a card says so
                case USAGE_SUSPECT -> cautions.add(Words.of("caution.suspect"));
                case PRICE_UNKNOWN -> cautions.add(Words.of("caution.price"));
                case PARAMETERS_ADJUSTED ->
                    cautions.add(Words.of("caution.adjusted", String.join(", ", completion.adjusted())));
                case MODEL_DIFFERS ->
                    cautions.add(Words.of("caution.model", completion.model(), deployment.model()));
                case NOT_SAVED -> cautions.add(Words.of("caution.not-saved"));
            }
        }
        return cautions;
    }

    /// The answer's text.
    public String answer() {
        return words.toString();
    }

    /// Whether there is anything to read in the answer's place.
    boolean hasAnswerText() {
        return !words.isEmpty();
    }
}
