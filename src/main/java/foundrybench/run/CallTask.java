package foundrybench.run;

import foundrybench.model.Adapted;
import foundrybench.model.Call;
import foundrybench.model.CompletionBuilder;
import foundrybench.model.CompletionEvent.Adjusted;
import foundrybench.model.CompletionEvent.Answered;
import foundrybench.model.CompletionEvent.Failed;
import foundrybench.model.CompletionEvent.Queued;
import foundrybench.model.CompletionEvent.Retried;
import foundrybench.model.CompletionEvent.Sent;
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
import java.util.HashSet;
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
    private final Standby standby = new Standby();
    private final CompletionBuilder answer;
    private @Nullable Failure failed; // how the attempt ended, when it may be made again
    private Entry.@Nullable Pass pass; // of the attempt under way
    private long wait; // until anything may be sent to the deployment, as of the last refusal
    private boolean isHopeless; // refused, and more than the deployment ever admits
    private final Set<String> subjects = new HashSet<>(); // of the lessons that it was changed for
    private @Nullable CompletionEvent told; // the last one
    private Request sent;
    private boolean isSent; // whether the attempt came to that
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
        standby.stop(reason);
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
        listener.onSettled(call, settled);
        if (settled.model() != null) {
            setting.options().cards().answered(call.request().deployment(), settled.model());
        }
    }

    private void attempt() {
        var next = adapt();
        var purse = setting.options().purse();
        if (!standby.waited(() -> purse.await(call.asking(next), this::waitForBudget))) {
            tell(new Failed(standby.reason()), sinceBegun());
            return;
        }
        var entry = standby.unlessStopped(() -> setting.turnstile().enter(ticket, next, this));
        if (entry.isEmpty()) {
            tell(new Failed(standby.reason()), sinceBegun());
            return;
        }
        switch (entry.get()) {
            case Entry.TurnedAway(var failure, var leftMs) -> tell(new Failed(again(failure, leftMs)), sinceBegun());
            case Entry.Pass entered -> pay(entered);
        }
    }

    /// Sends the call if there is money for it; one that has to wait for that holds no place, and counts for no limit.
    private void pay(Entry.Pass entered) {
        sent = adapt(); // others may have learned more while it waited
        switch (setting.options().purse().reserve(call.asking(sent))) {
            case Purse.Answer.Granted(var paid) -> attempt(entered, paid);
            case Purse.Answer.Later _ -> entered.unsent();
            case Purse.Answer.Never(var failure) -> {
                entered.unsent();
                tell(new Failed(failure), sinceBegun());
            }
        }
    }

    private void attempt(Entry.Pass entered, Reservation paid) {
        var failure = send(entered, paid);
        if (failure == null) {
            return;
        }
        var lesson = Refusals.lesson(failure, sent);
        if (lesson.isEmpty()) {
            sendAgainOrFail(failure);
        } else if (!isChangedBy(lesson.get(), sent)) {
            tell(new Failed(failure.despite(answer.adjusted())), last);
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
        standby.undisturbed(() -> tell(prediction.asEvent(now), sinceBegun()));
    }

    @Override
    public void laneWaits(LaneWait wait) {
        standby.undisturbed(() -> listener.onWait(wait));
    }

    /// Told once, though it may have to wait again when others were quicker.
    private void waitForBudget() {
        var waits = new Queued(Queued.Cause.BUDGET, null);
        if (!waits.equals(told)) {
            standby.undisturbed(() -> tell(waits, sinceBegun()));
        }
    }

    private void learn() {
        if (failed != null) {
            Refusals.lesson(failed, sent)
                    .ifPresent(lesson -> setting.options().cards().learn(call.request().deployment(), lesson));
        }
    }

    /// Whether the call is to be sent again for what its refusal taught: once for each subject, and never as it was.
    private boolean isChangedBy(Lesson lesson, Request refused) {
        var card = setting.options().cards().of(call.request().deployment());
        var next = Adapted.to(card, call.request());
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

    /// Makes an attempt, gives its place back and says what it cost.
    ///
    /// @return why it failed, if it did and has not ended the call
    private @Nullable Failure send(Entry.Pass entered, Reservation paid) {
        try (entered) {
            failed = null;
            isSent = false;
            pass = entered;
            begun = setting.nanos().getAsLong();
            attempts++;
            var attempt = new Attempt(attempts, (begun - planned) / NANOS_PER_MILLI, setting.options().silence());
            setting.transport().send(
                    paid.call(), setting.endpoint(), attempt, standby.signal(), setting.options().taps().apply(paid.call()), this::takeIn);
            learn(); // before the place is given back: who takes it must know better
            return failed;
        } finally {
            pass = null;
            var whole = answer.snapshot();
            paid.settle(whole, failed == null ? whole.failure() : failed, isSent);
        }
    }

    /// A failure that may pass or teaches something is held back until it is known whether the call is sent again.
    private void takeIn(CompletionEvent event, long atNanos) {
        isSent |= event instanceof Sent;
        if (pass != null) {
            tellTurnstile(event, pass);
        }
        if (event instanceof Failed(var failure) && !answer.hasText() && mayPass(failure)) {
            failed = failure;
            last = atNanos;
        } else {
            tell(event instanceof Failed end && !subjects.isEmpty() ? new Failed(end.failure().despite(answer.adjusted())) : event, atNanos);
        }
    }

    private void tellTurnstile(CompletionEvent event, Entry.Pass entered) {
        if (event instanceof Answered(var status, var transport, _, _) && status / HUNDRED == SUCCESS) {
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
        if (!standby.isStopped()) {
            tell(new Retried(failure, millis), last);
        }
        if (!isForAll && !standby.waited(() -> setting.pause().take(millis))) {
            tell(new Failed(standby.reason()), sinceBegun());
        }
    }

    private long sinceBegun() {
        return attempts == 0 ? 0 : Math.max(last, setting.nanos().getAsLong() - begun);
    }

    private void tell(CompletionEvent event, long atNanos) {
        last = atNanos;
        told = event;
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
}
