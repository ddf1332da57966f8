package foundrybench.cli;

import foundrybench.model.Completion;
import foundrybench.model.CompletionEvent.Retried;
import foundrybench.model.Figures;
import foundrybench.model.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// How a call ended, in words for stderr.
final class OutcomeWords {
    private OutcomeWords() {}

    /// The line of figures, and below it what went wrong and what to do.
    static String of(Completion completion) {
        return String.join("\n  ", Stream.concat(Stream.of(Figures.metricLine(completion)), explained(completion).stream()).toList());
    }

    /// What went wrong, what to do, a command that does it, what to name to support, and what else to know: a line
    /// each, and none for an answer that is as it should be.
    static List<String> explained(Completion completion) {
        var lines = new ArrayList<String>();
        var failure = completion.failure();
        if (failure != null) {
            lines.add(failure.title() + ". " + failure.detail());
            lines.add(failure.fix());
            if (failure.command() != null) {
                lines.add("run: " + failure.command());
            }
        }
        lines.addAll(warnings(completion));
        var requestId = completion.transport().requestId();
        if (!completion.hasAnswer()) {
            lines.add(requestId == null ? "no request id; the call's own is " + completion.origin().id() : "request id " + requestId);
        }
        return lines;
    }

    /// What a reader should know of it, a sentence each.
    static List<String> warnings(Completion completion) {
        return Stream.of(Warning.values()).filter(completion.warnings()::contains)
                .map(warning -> sentence(warning, completion))
                .toList();
    }

    /// Why an attempt failed, and that the call is sent again.
    static String again(Retried retried) {
        return "%s; again in %s".formatted(retried.failure().summary(), Figures.seconds((double) retried.waitMs()));
    }

    /// One word for the state.
    static String state(Completion completion) {
        return switch (completion.status()) {
            case OPEN -> "open";
            case COMPLETED -> completion.hasAnswer() ? "done" : "no answer";
            case STOPPED -> "stopped";
            case FAILED -> "failed";
        };
    }

    private static String sentence(Warning warning, Completion completion) {
        return switch (warning) {
            case NO_ANSWER -> "No answer: it completed without text.";
            case BUDGET_WENT_TO_THINKING -> "The whole output limit went to thinking: raise --max-tokens.";
            case USAGE_SUSPECT -> "The reported usage contradicts itself, so there is no cost.";
            case PRICE_UNKNOWN -> "No price is known for this deployment, so there is no cost.";
            case PARAMETERS_ADJUSTED -> "Changed so that the deployment accepts it: " + String.join(", ", completion.adjusted()) + ".";
            case MODEL_DIFFERS -> "Another model answered than the deployment is known for.";
            case NOT_SAVED -> "Not saved.";
        };
    }
}
