package foundrybench.store;

import foundrybench.format.CompletionLine;
import foundrybench.model.Completion;
import foundrybench.model.CompletionEvent.Reasoning;
import foundrybench.model.CompletionEvent.Refused;
import foundrybench.model.CompletionEvent.Text;
import foundrybench.model.CompletionEvent.ToolCallDelta;
import foundrybench.model.Rating;
import foundrybench.model.Run;
import foundrybench.model.RunEvent;
import java.util.concurrent.CompletableFuture;

/// What is asked of the thread that writes.
sealed interface StoreTask {
    /// About what an event, a call or a completion takes beside its text, in characters.
    int OVERHEAD = 64;

    record Begin(Run run) implements StoreTask {}

    /// @param length of its text
    record Append(RunEvent event, int length) implements StoreTask {
        static Append of(RunEvent event) {
            return new Append(event, textLength(event));
        }
    }

    record Settle(CompletionLine ended, CompletableFuture<Boolean> saved) implements StoreTask {}

    /// The body of an answer whose end comes next.
    record Keep(String callId, KeptBody body) implements StoreTask {}

    record Rate(String callId, Rating rating) implements StoreTask {}

    record Delete(String sessionId, boolean onlyTrashed, CompletableFuture<Boolean> deleted) implements StoreTask {}

    /// Something written in a transaction of its own, after all that came before it.
    record Write(Writing writing, CompletableFuture<Boolean> written) implements StoreTask {}

    record Flush(CompletableFuture<Boolean> done) implements StoreTask {}

    /// Whether somebody waits for it.
    default boolean isAwaited() {
        return switch (this) {
            case Begin _, Append _, Keep _, Rate _ -> false;
            case Settle _, Delete _, Write _, Flush _ -> true;
        };
    }

    /// Answers with no, if there is no answer yet: whatever happens, nobody waits for ever.
    default void giveUp() {
        switch (this) {
            case Begin _, Append _, Keep _, Rate _ -> {}
            case Settle(_, var answer) -> answer.complete(false);
            case Flush(var done) -> done.complete(false);
            case Delete(_, _, var answer) -> answer.complete(false);
            case Write(_, var answer) -> answer.complete(false);
        }
    }

    /// About how much memory it takes, in characters.
    default long weight() {
        return switch (this) {
            case Begin(var run) -> OVERHEAD * (run.calls().size() + 1L);
            case Append(_, var length) -> OVERHEAD + length;
            case Settle(var ended, _) -> weight(ended.completion());
            case Keep(_, var body) -> OVERHEAD + body.gzip().length + (long) OVERHEAD * body.arrivals().size();
            case Rate(_, var rating) -> OVERHEAD + rating.note().length();
            case Delete _, Write _, Flush _ -> OVERHEAD;
        };
    }

    static long weight(Completion completion) {
        return OVERHEAD + completion.content().length() + completion.reasoning().length();
    }

    static int textLength(RunEvent event) {
        return switch (event.event()) {
            case Text(_, var delta, _) -> delta.length();
            case Reasoning(_, var delta, _) -> delta.length();
            case Refused(var delta) -> delta.length();
            case ToolCallDelta(_, _, _, var delta) -> delta.length();
            default -> 0;
        };
    }
}
