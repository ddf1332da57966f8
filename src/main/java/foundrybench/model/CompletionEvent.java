package foundrybench.model;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Something an answer is made of. A call gives [Sent], [Answered], then any of the others, and exactly one
/// [Finished] or [Failed], last. Before an attempt there may be [Adjusted] and [Queued]. An attempt that is made again ends in [Retried] instead, and the next one begins
/// with [Sent].
public sealed interface CompletionEvent {

    /// An attempt begins. What an earlier one brought counts for nothing.
    ///
    /// @param startedAt wall-clock time
    /// @param attempts how often the request has been sent, this time included
    /// @param waitedMs time from planning to this attempt
    record Sent(Instant startedAt, int attempts, double waitedMs) implements CompletionEvent {}

    /// Status line and headers came.
    ///
    /// @param simulated whether they say that no model answers (`x-foundry-bench-simulated: true`)
    /// @param recorded whether they say that it was given before (`x-foundry-bench-recorded: true`)
    record Answered(int httpStatus, Transport transport, boolean simulated, boolean recorded) implements CompletionEvent {
        /// An answer that was not given before.
        public Answered(int httpStatus, Transport transport, boolean simulated) {
            this(httpStatus, transport, simulated, false);
        }
    }

    /// The service named the model that answers; the last name holds.
    record Started(String model) implements CompletionEvent {}

    /// A piece of the answer, never empty.
    ///
    /// @param deltas how many deltas of the wire it joins: those that came in one read
    record Text(Slot slot, String delta, int deltas) implements CompletionEvent {
        /// A single delta.
        public Text(Slot slot, String delta) {
            this(slot, delta, 1);
        }
    }

    /// A piece of the thinking, never empty.
    ///
    /// @param deltas as of [Text]
    record Reasoning(Slot slot, String delta, int deltas) implements CompletionEvent {
        /// A single delta.
        public Reasoning(Slot slot, String delta) {
            this(slot, delta, 1);
        }
    }

    /// A piece of a refusal.
    record Refused(String delta) implements CompletionEvent {}

    /// A piece of a tool call.
    ///
    /// @param index which call
    /// @param id `null` when this piece does not name it
    /// @param name `null` when this piece does not name it
    /// @param argumentsDelta more of the arguments, perhaps empty
    record ToolCallDelta(int index, @Nullable String id, @Nullable String name, String argumentsDelta)
            implements CompletionEvent {}

    /// Content filters that struck; they add up.
    record Filtered(Set<String> categories) implements CompletionEvent {}

    /// Running totals, not increments: the last report holds.
    record UsageReported(Usage usage) implements CompletionEvent {}

    /// How many non-empty deltas were on the wire, before think tags were split from the text. Replaces what
    /// counting [Text] and [Reasoning] gave.
    record Tally(int textDeltas, int reasoningDeltas) implements CompletionEvent {}

    /// It ended of itself.
    ///
    /// @param reason `null` when the stream ended properly without telling why
    record Finished(@Nullable FinishReason reason) implements CompletionEvent {}

    /// It did not.
    record Failed(Failure failure) implements CompletionEvent {}

    /// What the next attempt sends is not what was asked for, to make the deployment accept it; replaces what was told
    /// before.
    ///
    /// @param changes in words, such as `max_tokens → max_completion_tokens`
    /// @param protocol by which it is sent
    record Adjusted(List<String> changes, Protocol protocol) implements CompletionEvent {
        public Adjusted {
            changes = List.copyOf(changes);
        }
    }

    /// The next attempt may not be sent yet; replaces what was told before.
    ///
    /// @param waitMs for how long, in milliseconds, as far as that can be told; `null` when it cannot
    record Queued(Cause cause, @Nullable Long waitMs) implements CompletionEvent {
        /// What it waits for.
        public enum Cause {
            /// A place among the calls at once.
            PLACE,
            /// The headers of calls under way, which tell how much the deployment admits.
            LIMITS,
            /// The deployment's tokens per minute.
            TOKENS,
            /// The deployment's requests per minute.
            REQUESTS,
            /// The service asked for it when it refused a call.
            ASKED,
            /// Calls under way, whose cost decides whether the budget allows another one.
            BUDGET
        }
    }

    /// The attempt failed before any text came, and the same request is sent again after a wait.
    ///
    /// @param failure why it failed
    /// @param waitMs how long is waited, in milliseconds
    record Retried(Failure failure, long waitMs) implements CompletionEvent {}
}
