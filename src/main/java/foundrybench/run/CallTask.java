package foundrybench.run;

import foundrybench.model.Adapted;
import foundrybench.model.Call;
import foundrybench.model.CompletionBuilder;
import foundrybench.model.CompletionEvent.Adjusted;
import foundrybench.model.CompletionEvent.Answered;
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
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One call from its place in the queue to its end, its repeated attempts included.
final class CallTask implements Turnstile.Waiting {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final int HUNDRED = 100;
    private static final int SUCCESS = 2;

    private final Call call;
    private final Ticket ticket;
    private final RunSetting setting;
    private final RunListener listener;
    private final long planned;
    private final StopSignal stop = new StopSignal();
    private final CompletionBuilder answer;
    private @Nullable Thread waiting;
    private @Nullable Failure failed; // how the attempt ended, when it may be made again
    private Entry.@Nullable Pass pass; // of the attempt under way
    private long wait; // until anything may be sent to the deployment, as of the last refusal
    private boolean isHopeless; // refused, and more than the deployment ever admits
    private final Set<String> subjects = new HashSet<>(); // of the lessons that it was changed for
    private Request sent;
    private int attempts;
    private long begun;
    private long last;

    CallTask(Call call, Ticket ticket, RunSetting setting, RunListener listener, long planned) {
        this.call = call;
        this.ticket = ticket;
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
        var settled = answer.snapshot();
        if (settled.model() != null) {
            setting.options().cards().answered(call.request().deployment(), settled.model());
        }
        listener.onSettled(call, settled);
    }

    private void attempt() {
        var adapted = adapt();
        var entry = unlessStopped(() -> setting.turnstile().enter(ticket, adapted.request(), this));
        if (entry.isEmpty()) {
            tell(new Failed(stopReason()), sinceBegun());
            return;
        }
        switch (entry.get()) {
            case Entry.TurnedAway(var failure, var leftMs) -> tell(new Failed(again(failure, leftMs)), sinceBegun());
            case Entry.Pass entered -> attempt(adapted, entered);
        }
    }

    private void attempt(Adapted adapted, Entry.Pass entered) {
        var failure = send(call.asking(adapted.request()), entered);
        if (failure == null) {
            return;
        }
        var lesson = Refusals.lesson(failure, adapted.request());
        if (lesson.isEmpty()) {
            sendAgainOrFail(failure);
        } else if (!isChangedBy(lesson.get(), adapted.request())) {
            tell(new Failed(failure.despite(adapted.changes())), last);
        }
    }

    /// A failure that another call met, for this one, which is not sent because of it.
    private Failure again(Failure failure, long leftMs) {
        var about = new FailureFacts(
                call.request().deployment().name(),
                call.request().deployment().similarNames(),
                setting.endpoint().connection(),
                failure.httpStatus(),
                failure.code(),
                failure.message(),
                leftMs);
        return FailureText.describe(failure.kind(), about);
    }

    @Override
    public void predicted(Prediction prediction, long now) {
        undisturbed(() -> tell(prediction.asEvent(now), sinceBegun()));
    }

    @Override
    public void laneWaits(LaneWait wait) {
        undisturbed(() -> listener.onWait(wait));
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
    private Adapted adapt() {
        var card = setting.options().cards().of(call.request().deployment());
        var adapted = Adapted.to(card, call.request());
        if (!adapted.changes().equals(answer.adjusted())) {
            tell(new Adjusted(adapted.changes(), adapted.request().deployment().protocol()), 0);
        }
        return adapted;
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
    /// @return what it was waited for; empty when it was cut short
    private <T> Optional<T> unlessStopped(Wait<T> wait) {
        synchronized (this) {
            waiting = Thread.currentThread();
        }
        try {
            if (stop.reason() == null) {
                return Optional.of(wait.run());
            }
        } catch (InterruptedException e) {
            // stopped while waiting: the reason is in the signal
        } finally {
            synchronized (this) {
                waiting = null;
                Thread.interrupted(); // an interrupt that came too late must not end the call's reads
            }
        }
        return Optional.empty();
    }

    /// Tells a listener while the call waits: a stop must not interrupt what is none of its own.
    private void undisturbed(Runnable telling) {
        synchronized (this) {
            waiting = null;
            Thread.interrupted(); // found again below
        }
        telling.run();
        synchronized (this) {
            waiting = Thread.currentThread();
            if (stop.reason() != null) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Failure stopReason() {
        var reason = stop.reason();
        return reason == null ? FailureText.describe(FailureKind.CANCELLED, FailureFacts.message(null)) : reason;
    }

    /// Makes an attempt, and gives its place back.
    ///
    /// @return why it failed, if it did and has not ended the call
    private @Nullable Failure send(Call adapted, Entry.Pass entered) {
        try (entered) {
            failed = null;
            pass = entered;
            begun = setting.nanos().getAsLong();
            attempts++;
            sent = adapted.request();
            var attempt = new Attempt(attempts, (begun - planned) / NANOS_PER_MILLI, setting.options().silence());
            setting.transport().send(
                    adapted, setting.endpoint(), attempt, stop, setting.options().taps().apply(call), this::takeIn);
            return failed;
        } finally {
            pass = null;
        }
    }

    /// A failure that may pass or teaches something is held back until it is known whether the call is sent again.
    private void takeIn(CompletionEvent event, long atNanos) {
        if (pass != null) {
            tellTurnstile(event, pass);
        }
        if (event instanceof Failed(var failure) && !answer.hasText() && mayPass(failure)) {
            failed = failure;
            last = atNanos;
        } else {
            tell(event, atNanos);
        }
    }

    private void tellTurnstile(CompletionEvent event, Entry.Pass entered) {
        if (event instanceof Answered(var status, var transport, _) && status / HUNDRED == SUCCESS) {
            entered.answered(transport.remainingTokens(), transport.remainingRequests());
        } else if (event instanceof Failed(var failure) && holdsForAll(failure)) {
            wait = setting.retryRule().waitAfter(attempts - subjects.size(), failure);
            isHopeless = entered.isBeyondLimit();
            entered.refused(failure, wait);
        }
    }

    /// Whether the failure is a matter of all calls to the deployment, which the turnstile keeps from being sent.
    private static boolean holdsForAll(Failure failure) {
        return failure.kind() == FailureKind.RATE_LIMIT || failure.retryAfterMs() != null;
    }

    private boolean mayPass(Failure failure) {
        return failure.retryable() || Refusals.lesson(failure, sent).isPresent();
    }

    private void sendAgainOrFail(Failure failure) {
        int unchanged = attempts - subjects.size();
        boolean isForAll = holdsForAll(failure);
        if (!setting.retryRule().allows(unchanged, failure) || isForAll && isHopeless) {
            tell(new Failed(failure), last);
            return;
        }
        long millis = isForAll ? wait : setting.retryRule().waitAfter(unchanged, failure);
        if (stop.reason() == null) {
            tell(new Retried(failure, millis), last);
        }
        if (!isForAll && !pause(millis)) {
            tell(new Failed(stopReason()), sinceBegun());
        }
    }

    /// @return whether it was not cut short
    private boolean pause(long millis) {
        return unlessStopped(() -> {
                    setting.pause().take(millis);
                    return true;
                })
                .isPresent();
    }

    private long sinceBegun() {
        return attempts == 0 ? 0 : Math.max(last, setting.nanos().getAsLong() - begun);
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

    private interface Wait<T> {
        T run() throws InterruptedException;
    }
}
