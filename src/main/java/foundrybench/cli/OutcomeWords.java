package foundrybench.cli;

import foundrybench.model.Completion;
import foundrybench.model.CompletionEvent.Retried;
import foundrybench.model.Figures;
import foundrybench.model.Warning;
import foundrybench.run.LaneWait;
import foundrybench.run.Outlook;
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

    /// That the calls to a deployment wait, what for and how long.
    static String waits(LaneWait wait) {
        boolean isOne = wait.calls() == 1;
        var what = switch (wait.cause()) {
            case TOKENS -> "for its tokens per minute";
            case REQUESTS -> "for its requests per minute";
            case ASKED -> "because the service asked for it";
            case PLACE, LIMITS, BUDGET -> "for calls under way";
        };
        var last = wait.lastMs() > wait.waitMs() ? ", the last about " + span(wait.lastMs()) : "";
        return "%s: %s %s %s%s".formatted(
                wait.deployment(), isOne ? "1 call waits" : wait.calls() + " calls wait", span(wait.waitMs()), what, last);
    }

    /// That the calls planned are more than a deployment's limits admit at once, and how long they take.
    static String of(Outlook outlook) {
        var tokens = outlook.limits().tokensPerMinute();
        var requests = outlook.limits().requestsPerMinute();
        var limits = new ArrayList<String>();
        if (tokens != null) {
            limits.add("up to %s tokens each against its %s tokens a minute"
                    .formatted(Figures.count(outlook.mostTokens()), Figures.count(tokens)));
        }
        if (requests != null) {
            limits.add("one request each against its %s requests a minute".formatted(Figures.count(requests)));
        }
        var beyond = outlook.isBeyond() ? " A call that alone is more than the minute may be refused." : "";
        return "%s: %s %s (entry): %s.%s".formatted(
                outlook.deployment(),
                outlook.calls() == 1 ? "1 call counts" : outlook.calls() + " calls count",
                String.join(" and ", limits),
                outlook.lastMs() == 0 ? "at once" : "about " + span(outlook.lastMs()) + " until the last is sent",
                beyond);
    }

    /// Seconds, from a minute up minutes too: `58 s`, `3 min 20 s`.
    private static String span(long millis) {
        long seconds = Math.ceilDiv(millis, 1000L);
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds / 60 + " min" + (seconds % 60 == 0 ? "" : " " + seconds % 60 + " s");
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
