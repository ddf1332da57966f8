package foundrybench.cli;

import foundrybench.model.Completion;
import foundrybench.model.CompletionEvent.Retried;
import foundrybench.model.Figures;
import foundrybench.model.Warning;

/// How a call ended, in words for stderr.
final class OutcomeWords {
    private OutcomeWords() {}

    /// The line of figures, and below it what went wrong and what to do.
    static String of(Completion completion) {
        var words = new StringBuilder(Figures.metricLine(completion));
        var failure = completion.failure();
        if (failure != null) {
            words.append("\n  ").append(failure.title()).append(". ").append(failure.detail());
            words.append("\n  ").append(failure.fix());
            var requestId = completion.transport().requestId();
            if (requestId != null) {
                words.append("\n  request id ").append(requestId);
            }
        }
        for (var warning : Warning.values()) {
            if (completion.warnings().contains(warning)) {
                words.append("\n  ").append(sentence(warning));
            }
        }
        return words.toString();
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

    private static String sentence(Warning warning) {
        return switch (warning) {
            case NO_ANSWER -> "No answer: it completed without text.";
            case BUDGET_WENT_TO_THINKING -> "The whole output limit went to thinking: raise --max-tokens.";
            case USAGE_SUSPECT -> "The reported usage contradicts itself, so there is no cost.";
            case PRICE_UNKNOWN -> "No price is known for this deployment, so there is no cost.";
            case PARAMETERS_ADJUSTED -> "Parameters were changed to make the deployment accept the request.";
            case MODEL_DIFFERS -> "Another model answered than the deployment is known for.";
            case NOT_SAVED -> "Not saved.";
        };
    }
}
