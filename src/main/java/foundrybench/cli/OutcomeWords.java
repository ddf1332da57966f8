package foundrybench.cli;

import foundrybench.model.Completion;
import foundrybench.model.CompletionEvent.Retried;
import foundrybench.model.Deployment;
import foundrybench.model.Estimate;
import foundrybench.model.Figures;
import foundrybench.model.MoreRoom;
import foundrybench.model.Run;
import foundrybench.model.Unanswered;
import foundrybench.model.UnansweredText;
import foundrybench.model.Warning;
import foundrybench.run.LaneWait;
import foundrybench.run.Outlook;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How a call ended, in words for stderr.
final class OutcomeWords {
    private OutcomeWords() {}

    /// The line of figures, and below it what went wrong and what to do.
    ///
    /// @param deployment whom it asked; `null` when that is unknown
    static String of(Completion completion, @Nullable Deployment deployment) {
        var lines = Stream.concat(Stream.of(Figures.metricLine(completion)), explained(completion, deployment).stream());
        return String.join("\n  ", lines.toList());
    }

    /// Whom this completion's call asked, of those that the run asks.
    static @Nullable Deployment asked(Run run, Completion completion) {
        return run.calls().stream()
                .map(call -> call.request().deployment())
                .filter(deployment -> deployment.name().equals(completion.origin().deployment()))
                .findFirst()
                .orElse(null);
    }

    /// What went wrong, what to do, a command that does it, what to name to support, and what else to know: a line
    /// each, and none for an answer that is as it should be.
    static List<String> explained(Completion completion, @Nullable Deployment deployment) {
        var lines = new ArrayList<String>();
        var failure = completion.failure();
        if (failure != null) {
            lines.add(failure.title() + ". " + failure.detail());
            lines.add(failure.fix());
            if (failure.command() != null) {
                lines.add("run: " + failure.command());
            }
        }
        lines.addAll(warnings(completion, deployment));
        var requestId = completion.transport().requestId();
        if (!completion.hasAnswer()) {
            lines.add(requestId == null ? "no request id; the call's own is " + completion.origin().id() : "request id " + requestId);
        }
        return lines;
    }

    /// What a reader should know of it, a sentence or two each.
    static List<String> warnings(Completion completion, @Nullable Deployment deployment) {
        var known = Stream.of(Warning.values())
                .filter(completion.warnings()::contains)
                .map(warning -> sentence(warning, completion))
                .flatMap(Optional::stream);
        return Stream.concat(unanswered(completion, deployment), known).toList();
    }

    /// Why there is no text, and what to do.
    private static Stream<String> unanswered(Completion completion, @Nullable Deployment deployment) {
        var why = Unanswered.of(completion);
        if (why == null) {
            return Stream.empty();
        }
        var title = UnansweredText.title(why);
        var what = completion.hasAnswer() ? title : "No answer: " + title.substring(0, 1).toLowerCase(Locale.ROOT) + title.substring(1);
        var room = MoreRoom.of(completion, deployment);
        boolean isCurable = why == Unanswered.BUDGET_WENT_TO_THINKING && !(room instanceof MoreRoom.AtCeiling);
        var fix = isCurable ? moreTokens(room) : UnansweredText.fix(why, room);
        return Stream.of(what + ". " + UnansweredText.detail(why, completion), fix);
    }

    private static String moreTokens(@Nullable MoreRoom room) {
        var limit = room instanceof MoreRoom.Offer(var tokens, var cost)
                ? "Give --max-tokens %d%s".formatted(tokens, upTo(cost))
                : "Raise --max-tokens";
        return limit + ", or lower --effort; run --until-answer 3 looks for the least limit at which it answers.";
    }

    private static String upTo(@Nullable Estimate cost) {
        return cost == null || cost.high() == null || cost.priceTable() == null
                ? ""
                : " (up to %s, %s)".formatted(Figures.money(cost.high()), Figures.priceMonth(cost.asOf(), cost.priceTable()));
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

    private static Optional<String> sentence(Warning warning, Completion completion) {
        return switch (warning) {
            case NO_ANSWER, BUDGET_WENT_TO_THINKING -> Optional.empty(); // told with their cause
            case USAGE_SUSPECT -> Optional.of("The reported usage contradicts itself, so there is no cost.");
            case PRICE_UNKNOWN -> Optional.of("No price is known for this deployment, so there is no cost.");
            case PARAMETERS_ADJUSTED -> Optional.of("Changed so that the deployment accepts it: " + String.join(", ", completion.adjusted()) + ".");
            case MODEL_DIFFERS -> Optional.of("Another model answered than the deployment is known for.");
            case NOT_SAVED -> Optional.of("Not saved.");
        };
    }
}
