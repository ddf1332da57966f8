package foundrybench.run;

import foundrybench.model.Call;
import foundrybench.model.CompletionBuilder;
import foundrybench.model.CompletionEvent.Failed;
import foundrybench.model.CompletionEvent.Retried;
import foundrybench.model.CompletionEvent;
import foundrybench.model.Failure;
import foundrybench.model.FailureFacts;
import foundrybench.model.FailureKind;
import foundrybench.model.FailureText;
import foundrybench.model.RunEvent;
import foundrybench.provider.Attempt;
import foundrybench.provider.StopSignal;
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
    private long begun;
    private long last;

    CallTask(Call call, RunSetting setting, RunListener listener, long planned) {
        this.call = call;
        this.setting = setting;
        this.listener = listener;
        this.planned = planned;
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
            for (int attempt = 1; !answer.isSettled(); attempt++) {
                if (!unlessStopped(setting.places()::acquire)) {
                    tell(new Failed(stopReason()), attempt == 1 ? 0 : sinceBegun());
                } else if (send(attempt) instanceof Failure failure) {
                    sendAgainOrFail(attempt, failure);
                }
            }
        } catch (RuntimeException | Error bug) { // the top of the thread: the call must end all the same
            settle(bug);
            Thread.currentThread().getUncaughtExceptionHandler().uncaughtException(Thread.currentThread(), bug);
        }
        listener.onSettled(call, answer.snapshot());
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
    private @Nullable Failure send(int number) {
        try {
            failed = null;
            begun = setting.nanos().getAsLong();
            var attempt = new Attempt(number, (begun - planned) / NANOS_PER_MILLI, setting.options().silence());
            setting.transport().send(
                    call, setting.endpoint(), attempt, stop, setting.options().taps().apply(call), this::takeIn);
            return failed;
        } finally {
            setting.places().release();
        }
    }

    /// A failure that may pass is held back until it is known whether the call is sent again.
    private void takeIn(CompletionEvent event, long atNanos) {
        if (event instanceof Failed(var failure) && failure.retryable() && !answer.hasText()) {
            failed = failure;
            last = atNanos;
        } else {
            tell(event, atNanos);
        }
    }

    private void sendAgainOrFail(int attempts, Failure failure) {
        var wait = setting.retryRule().waitAfter(attempts, failure);
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
