package foundrybench.model;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The answer of one call, of either protocol, whole or so far: what is shown, stored and written as JSON.
///
/// @param simulated whether no model gave it
/// @param model the model the service says answered
/// @param content the answer
/// @param reasoning the thinking, or its summary
/// @param refusal the model's words for not answering
/// @param finishReason `null` while open and whenever `failure` is set
/// @param filterCategories names of the content filters that struck, sorted
/// @param usage as reported; `null` when it was not, never estimated
/// @param usageSuspect whether the report contradicts itself
/// @param cost `null` when price or usage is unknown or suspect
/// @param adjusted what was changed to make the deployment accept the request
public record Completion(
        Origin origin,
        boolean simulated,
        @Nullable String model,
        Status status,
        String content,
        String reasoning,
        ReasoningVisibility reasoningVisibility,
        @Nullable String refusal,
        List<ToolCall> toolCalls,
        @Nullable FinishReason finishReason,
        List<String> filterCategories,
        @Nullable Usage usage,
        boolean usageSuspect,
        @Nullable Cost cost,
        Timing timing,
        Events events,
        Transport transport,
        @Nullable Failure failure,
        List<String> adjusted,
        Set<Warning> warnings) {

    public Completion {
        toolCalls = List.copyOf(toolCalls);
        filterCategories = List.copyOf(filterCategories);
        adjusted = List.copyOf(adjusted);
        warnings = Set.copyOf(warnings);
    }

    /// Which call this is the answer of.
    ///
    /// @param sessionId `null` for a replayed recording
    /// @param runId `null` for a replayed recording
    /// @param recorded whether it was decoded from a recording
    /// @param deployment `null` for a recording that does not say
    public record Origin(
            String id,
            @Nullable String sessionId,
            @Nullable String runId,
            boolean recorded,
            @Nullable String deployment,
            Protocol protocol,
            Parameters parameters,
            int repeat,
            @Nullable Estimate estimate) {

        /// The same, asked by this protocol.
        Origin by(Protocol spoken) {
            return new Origin(id, sessionId, runId, recorded, deployment, spoken, parameters, repeat, estimate);
        }

        /// The same, from a recording.
        Origin asRecorded() {
            return new Origin(id, sessionId, runId, true, deployment, protocol, parameters, repeat, estimate);
        }

        /// The origin of a live call's answer.
        public static Origin of(Call call) {
            var request = call.request();
            return new Origin(
                    call.id(),
                    call.sessionId(),
                    call.runId(),
                    false,
                    request.deployment().name(),
                    request.deployment().protocol(),
                    request.parameters(),
                    call.repeat(),
                    call.estimate());
        }
    }

    /// Non-empty deltas counted on the wire; 0 for an answer that came whole.
    public record Events(int textDeltas, int reasoningDeltas) {}

    /// The same with one more warning.
    public Completion withWarning(Warning warning) {
        var more = EnumSet.of(warning);
        more.addAll(warnings);
        return new Completion(
                origin, simulated, model, status, content, reasoning, reasoningVisibility, refusal, toolCalls,
                finishReason, filterCategories, usage, usageSuspect, cost, timing, events, transport, failure, adjusted,
                more);
    }

    /// The same, of this session and run.
    public Completion in(String sessionId, String runId) {
        var there = new Origin(
                origin.id(), sessionId, runId, origin.recorded(), origin.deployment(), origin.protocol(), origin.parameters(),
                origin.repeat(), origin.estimate());
        return new Completion(
                there, simulated, model, status, content, reasoning, reasoningVisibility, refusal, toolCalls, finishReason,
                filterCategories, usage, usageSuspect, cost, timing, events, transport, failure, adjusted, warnings);
    }

    /// The same, as what a recording gave.
    public Completion asRecorded() {
        return new Completion(
                origin.asRecorded(), simulated, model, status, content, reasoning, reasoningVisibility, refusal, toolCalls,
                finishReason, filterCategories, usage, usageSuspect, cost, timing, events, transport, failure, adjusted,
                warnings);
    }

    /// Whether no model can have worked: it was never sent, or was refused with an HTTP error.
    public boolean wasFree() {
        var status = failure == null ? null : failure.httpStatus();
        boolean wasRefused = status != null && status >= 400;
        return failure != null && (wasRefused || timing.startedAt() == null);
    }

    /// Whether it completed with an answer somebody can use.
    public boolean hasAnswer() {
        return status == Status.COMPLETED && !warnings.contains(Warning.NO_ANSWER);
    }
}
