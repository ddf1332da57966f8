package foundrybench.run;

import foundrybench.model.Adapted;
import foundrybench.model.Call;
import foundrybench.model.CompletionBuilder;
import foundrybench.model.CompletionEvent.Adjusted;
import foundrybench.model.CompletionEvent.Failed;
import foundrybench.model.CompletionEvent.Retried;
import foundrybench.model.CompletionEvent;
import foundrybench.model.Failure;
import foundrybench.model.FailureFacts;
import foundrybench.model.FailureKind;
import foundrybench.model.FailureText;
import foundrybench.model.Lesson;
import foundrybench.model.Request;
import foundrybench.model.RunEvent;
import foundrybench.provider.Attempt;
import foundrybench.provider.Refusals;
import foundrybench.provider.StopSignal;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One call from its place in the queue to its end, its repeated attempts included.
final class CallTask {
    private static final double NANOS_PER_MILLI = 1e6;

    private final Call call;
    private final RunSetting setting;
    private final RunListener listener;
    private final long planned;
    private final StopSignal stop = new StopSignal();
    private final CompletionBuilder answer;
    private @Nullable Thread waiting;
    private @Nullable Failure failed; // how the attempt ended, when it may be made again
    private final Set<String> subjects = new HashSet<>(); // of the lessons that it was changed for
    private Request sent;
    private int attempts;
    private long begun;
    private long last;

    CallTask(Call call, RunSetting setting, RunListener listener, long planned) {
        this.call = call;
        this.setting = setting;
        this.listener = listener;
        this.planned = planned;
        this.sent = call.request();
        this.answer = new CompletionBuilder(call);
    }

    Call call() {
        return call;
    }

    void start(Runnable whenEnded) {
        Thread.ofVirtual().name("call " + call.id()).start(() -> {
            try {
                run();
            } finally {
                whenEnded.run();
            }
        });
    }

    /// Ends the call, whether it streams or waits.
    void stop(Failure reason) {
        stop.stop(reason);
        synchronized (this) {
            if (waiting != null) {
                waiting.interrupt();
            }
        }
    }

    private void run() {
        try {
            while (!answer.isSettled()) {
                attempt();
            }
        } catch (RuntimeException | Error bug) { // the top of the thread: the call must end all the same
            settle(bug);
            Thread.currentThread().getUncaughtExceptionHandler().uncaughtException(Thread.currentThread(), bug);
        }
        listener.onSettled(call, answer.snapshot());
    }

    private void attempt() {
        adapt();
        if (!unlessStopped(setting.places()::acquire)) {
            tell(new Failed(stopReason()), attempts == 0 ? 0 : sinceBegun());
        } else if (send() instanceof Failure failure) {
            var lesson = Refusals.lesson(failure, sent);
            if (lesson.isEmpty()) {
                sendAgainOrFail(failure);
            } else if (!isChangedBy(lesson.get(), sent)) {
                tell(new Failed(failure.despite(answer.adjusted())), last);
            }
        }
    }

    /// Learns from a refusal, and says whether the call is to be sent again for it: once for each subject, and never
    /// as it was.
    private boolean isChangedBy(Lesson lesson, Request refused) {
        var cards = setting.options().cards();
        cards.learn(call.request().deployment(), lesson);
        var next = Adapted.to(cards.of(call.request().deployment()), call.request());
        return subjects.add(lesson.subject()) && !next.request().equals(refused);
    }

    /// The request as the deployment is known to accept it; what is not as it was asked for is told.
    private Request adapt() {
        var card = setting.options().cards().of(call.request().deployment());
        var adapted = Adapted.to(card, call.request());
        if (!adapted.changes().equals(answer.adjusted())) {
            tell(new Adjusted(adapted.changes(), adapted.request().deployment().protocol()), 0);
        }
        return adapted.request();
    }

    /// Ends the answer although the listener, say, throws: its throwing again must not hide the end.
    private void settle(Throwable bug) {
        if (answer.isSettled()) {
            return;
        }
        try {
            tell(new Failed(unexpected(bug)), last);
        } catch (RuntimeException | Error again) {
            bug.addSuppressed(again);
        }
    }

    /// Waits for something that a stop cuts short.
    ///
    /// @return whether it was waited for to the end
    private boolean unlessStopped(Wait wait) {
        synchronized (this) {
            waiting = Thread.currentThread();
        }
        try {
            if (stop.reason() == null) {
                wait.run();
                return true;
            }
        } catch (InterruptedException e) {
            // stopped while waiting: the reason is in the signal
        } finally {
            synchronized (this) {
                waiting = null;
                Thread.interrupted(); // an interrupt that came too late must not end the call's reads
            }
        }
        return false;
    }

    private Failure stopReason() {
        var reason = stop.reason();
        return reason == null ? FailureText.describe(FailureKind.CANCELLED, FailureFacts.message(null)) : reason;
    }

    /// Makes an attempt, and gives its place back.
    ///
    /// @return why it failed, if it did and has not ended the call
    private @Nullable Failure send() {
        try {
            failed = null;
            sent = adapt(); // others may have learned more while it waited
            begun = setting.nanos().getAsLong();
            attempts++;
            var attempt = new Attempt(attempts, (begun - planned) / NANOS_PER_MILLI, setting.options().silence());
            setting.transport().send(
                    call.asking(sent), setting.endpoint(), attempt, stop, setting.options().taps().apply(call), this::takeIn);
            return failed;
        } finally {
            setting.places().release();
        }
    }

    /// A failure that may pass or teaches something is held back until it is known whether the call is sent again.
    private void takeIn(CompletionEvent event, long atNanos) {
        if (event instanceof Failed(var failure) && !answer.hasText() && mayPass(failure)) {
            failed = failure;
            last = atNanos;
        } else {
            tell(event instanceof Failed(var failure) && !subjects.isEmpty() ? new Failed(failure.despite(answer.adjusted())) : event, atNanos);
        }
    }

    private boolean mayPass(Failure failure) {
        return failure.retryable() || Refusals.lesson(failure, sent).isPresent();
    }

    private void sendAgainOrFail(Failure failure) {
        var wait = setting.retryRule().waitAfter(attempts - subjects.size(), failure);
        if (wait.isEmpty()) {
            tell(new Failed(failure), last);
            return;
        }
        if (stop.reason() == null) {
            tell(new Retried(failure, wait.getAsLong()), last);
        }
        if (!unlessStopped(() -> setting.pause().take(wait.getAsLong()))) {
            tell(new Failed(stopReason()), sinceBegun());
        }
    }

    private long sinceBegun() {
        return Math.max(last, setting.nanos().getAsLong() - begun);
    }

    private void tell(CompletionEvent event, long atNanos) {
        last = atNanos;
        answer.add(event, atNanos);
        listener.onEvent(new RunEvent(call, atNanos, event));
    }

    private Failure unexpected(Throwable bug) {
        return new Failure(
                FailureKind.MALFORMED,
                "A fault of this program",
                "The answer could not be dealt with, through no fault of the service: " + bug,
                null,
                null,
                bug.toString(),
                false,
                null,
                answer.hasText(),
                "Please report it with this message. The other calls are not touched.");
    }

    private interface Wait {
        void run() throws InterruptedException;
    }
}
