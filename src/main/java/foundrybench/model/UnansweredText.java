package foundrybench.model;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Puts into words why a completed call brought no text, and what to do. The only place that does.
public final class UnansweredText {
    private UnansweredText() {}

    /// What happened, without a full stop.
    public static String title(Unanswered why) {
        return switch (why) {
            case BUDGET_WENT_TO_THINKING -> "The whole budget went to thinking";
            case THOUGHT_ONLY -> "It thought, and ended without an answer";
            case NOTHING -> "It ended without an answer";
            case FILTERED -> "The content filter took the answer";
            case REFUSED -> "The model declined";
            case TOOL_CALLS -> "The model asked for a tool";
        };
    }

    /// What is known of it; the model's own words where it refused or asked for tools.
    public static String detail(Unanswered why, Completion completion) {
        return switch (why) {
            case BUDGET_WENT_TO_THINKING -> "It stopped at %s (length) before the first word of an answer. The thinking is paid for."
                    .formatted(limit(completion));
            case THOUGHT_ONLY -> "It ended of itself (%s)%s, and no text came. Its output limit was not used up: a larger one is no cure."
                    .formatted(reason(completion), thought(completion));
            case NOTHING -> "The service said that it was complete (%s), but neither thinking nor text came. A larger output limit is no cure."
                    .formatted(reason(completion));
            case FILTERED -> completion.filterCategories().isEmpty()
                    ? "The service does not say for which category."
                    : "Its category: %s.".formatted(String.join(", ", completion.filterCategories()));
            case REFUSED -> String.valueOf(completion.refusal());
            case TOOL_CALLS -> completion.toolCalls().stream()
                    .map(call -> call.name() + "(" + call.arguments() + ")")
                    .collect(Collectors.joining("\n"));
        };
    }

    /// What to do.
    ///
    /// @param room what a larger limit can do; `null` when nothing is known of that
    public static String fix(Unanswered why, @Nullable MoreRoom room) {
        return switch (why) {
            case BUDGET_WENT_TO_THINKING -> room instanceof MoreRoom.AtCeiling(var ceiling)
                    ? atCeiling(ceiling)
                    : "Raise max tokens or lower the effort, and run it again.";
            case THOUGHT_ONLY -> "Run it again, lower the effort, tell it in the prompt to answer, or ask another deployment.";
            case NOTHING -> "Run it again; if it stays empty, change the prompt or ask another deployment.";
            case FILTERED -> "Change the prompt, or have the resource’s filter adjusted.";
            case REFUSED -> "Ask in another way, or another deployment. More tokens change nothing.";
            case TOOL_CALLS -> "Tools are never run here.";
        };
    }

    /// Why there is no larger limit, and what to do instead.
    private static String atCeiling(Deployment.Ceiling ceiling) {
        var tokens = Figures.count(ceiling.tokens());
        var limit = switch (ceiling.by()) {
            case OUTPUT -> "%s output tokens are the most that this deployment gives".formatted(tokens);
            case CONTEXT -> "%s output tokens are all that this deployment can hold beside the prompt".formatted(tokens);
            case MINUTE -> "%s output tokens beside the prompt are all that this deployment admits in a minute".formatted(tokens);
        };
        return limit + ", so there is no larger limit to try: lower the effort, ask for less at once, or ask another deployment.";
    }

    private static String limit(Completion completion) {
        var usage = completion.usage();
        var spent = usage == null || completion.usageSuspect() ? null : usage.completionTokens();
        return spent == null ? "the output limit" : Figures.count(spent) + " output tokens";
    }

    private static String reason(Completion completion) {
        var reason = completion.finishReason();
        return reason == null ? "without saying why" : reason.wireName();
    }

    private static String thought(Completion completion) {
        var usage = completion.usage();
        var tokens = usage == null || completion.usageSuspect() ? null : usage.reasoningTokens();
        return tokens == null || tokens == 0 ? " after thinking" : " after %s tokens of thinking".formatted(Figures.count(tokens));
    }
}
