package foundrybench.log;

import foundrybench.model.Call;
import foundrybench.model.Completion;
import foundrybench.model.CompletionEvent.Sent;
import foundrybench.model.Run;
import foundrybench.model.RunEvent;
import foundrybench.model.Status;
import foundrybench.run.LaneWait;
import foundrybench.run.RunListener;
import java.lang.System.Logger.Level;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Logs what becomes of a run, and tells the next listener: ids, names, counts, times, kinds of failure. What
/// was asked and answered, and what the service said of it, is left out.
public final class RunLog implements RunListener {
    private final System.Logger logger;
    private final Consumer<Completion> failed;
    private final Run run;
    private final RunListener next;
    private final Map<Status, Integer> ended = new EnumMap<>(Status.class); // guarded by this
    private int left;

    /// Logs that the run begins.
    ///
    /// @param failed is told of each call that failed
    public RunLog(System.Logger logger, Consumer<Completion> failed, Run run, RunListener next) {
        this.logger = logger;
        this.failed = failed;
        this.run = run;
        this.next = next;
        this.left = run.calls().size();
        var names = new LinkedHashSet<String>();
        run.calls().forEach(call -> names.add(call.request().deployment().name()));
        boolean simulated = run.calls().stream().allMatch(Call::simulated);
        logger.log(Level.INFO, "run " + run.id() + " begins: " + left + " calls to " + String.join(", ", names)
                + (simulated ? ", simulated" : "") + ", session " + run.sessionId());
    }

    @Override
    public void onEvent(RunEvent event) {
        if (event.event() instanceof Sent(var _, var attempts, var waitedMs) && attempts > 1) {
            logger.log(Level.INFO, named(event.call()) + " is sent again: attempt " + attempts + ", after "
                    + Math.round(waitedMs) + " ms");
        }
        next.onEvent(event);
    }

    @Override
    public void onWait(LaneWait wait) {
        logger.log(Level.INFO, wait.calls() + " calls to " + wait.deployment() + " wait " + wait.waitMs() + " ms: "
                + wait.cause());
        next.onWait(wait);
    }

    @Override
    public void onSettled(Call call, Completion completion) {
        try {
            logger.log(completion.status() == Status.FAILED ? Level.WARNING : Level.INFO, named(call) + " " + end(completion));
            if (completion.status() == Status.FAILED) {
                failed.accept(completion);
            }
            count(completion.status());
        } finally {
            next.onSettled(call, completion);
        }
    }

    private static String named(Call call) {
        return "call " + call.id() + " of " + call.request().deployment().name();
    }

    private static String end(Completion completion) {
        var words = new StringBuilder(completion.status().wireName());
        var failure = completion.failure();
        if (failure != null) {
            words.append(": ").append(failure.kind().wireName());
            append(words, "HTTP ", failure.httpStatus());
            append(words, "code ", failure.code() == null ? null : PlainText.name(failure.code()));
        }
        var timing = completion.timing();
        append(words, "total ms ", rounded(timing.totalMs()));
        append(words, "first ms ", rounded(timing.ttftMs()));
        append(words, "waited ms ", rounded(timing.waitedMs()));
        append(words, "attempts ", timing.attempts());
        var requestId = completion.transport().requestId();
        append(words, "request ", requestId == null ? null : PlainText.name(requestId));
        completion.warnings().forEach(warning -> append(words, "", warning.wireName()));
        return words.toString();
    }

    private static @Nullable Long rounded(@Nullable Double millis) {
        return millis == null ? null : Long.valueOf(Math.round(millis));
    }

    private static void append(StringBuilder words, String name, @Nullable Object value) {
        if (value != null) {
            words.append(", ").append(name).append(value);
        }
    }

    private synchronized void count(Status status) {
        ended.merge(status, 1, Integer::sum);
        left--;
        if (left == 0) {
            logger.log(Level.INFO, "run " + run.id() + " ended: completed " + ended(Status.COMPLETED) + ", failed "
                    + ended(Status.FAILED) + ", stopped " + ended(Status.STOPPED));
        }
    }

    private synchronized int ended(Status status) {
        return ended.getOrDefault(status, 0);
    }
}
