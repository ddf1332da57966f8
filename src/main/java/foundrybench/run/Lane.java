package foundrybench.run;

import foundrybench.model.Failure;
import foundrybench.model.FailureKind;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The calls to one deployment: those that wait, in the order planned, and how much may be sent. Times are nanoseconds
/// of the turnstile's clock, by whose lock it is guarded.
final class Lane {
    /// No time at all: only a signal ends the wait.
    static final long NEVER = Long.MAX_VALUE;

    /// Refusals come at once: a call that has not been refused by then was let in, though its headers may take minutes.
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(5);

    private static final long BETWEEN_PREDICTIONS = TimeUnit.MILLISECONDS.toNanos(250);

    private final String deployment;
    private final TreeSet<Ticket> waiting = new TreeSet<>();
    private final Allowance tokens = new Allowance(true);
    private final Allowance requests = new Allowance(false);
    private int underWay;
    private final ArrayDeque<Crossing> unheard = new ArrayDeque<>(); // not known to be let in, in the order of sending
    private int unheardAtMost = 1; // while nothing is known of the limits
    private boolean isTrial; // after a refusal one call goes first
    private boolean isPromised; // the service asked for a wait, and it has been sat out
    private boolean promisesHold = true;
    private long closedUntil;
    private @Nullable Failure closedBy; // of a wait that is not sat out
    private long sent;
    private boolean waitTold;
    private boolean isChanged;
    private long predictedAt = -BETWEEN_PREDICTIONS;
    private @Nullable Forecast tail; // of the calls that come yet

    Lane(String deployment) {
        this.deployment = deployment;
    }

    String deployment() {
        return deployment;
    }

    TreeSet<Ticket> waiting() {
        return waiting;
    }

    Allowance tokens() {
        return tokens;
    }

    Allowance requests() {
        return requests;
    }

    int underWay() {
        return underWay;
    }

    long closedUntil() {
        return closedUntil;
    }

    boolean isLimitKnown() {
        return tokens.limit() != null || requests.limit() != null;
    }

    /// Whether calls may go without waiting for the headers of others.
    boolean isOpen() {
        if (isTrial) {
            return unheard.isEmpty();
        }
        return isLimitKnown() && !requests.isUncertain() || unheard.size() < unheardAtMost;
    }

    void enter(Ticket ticket, long now) {
        waiting.add(ticket);
        ticket.enteredAt = now;
        ticket.told = null;
        tail = tail == null ? new Forecast(this, now) : tail;
        ticket.predicted = tail.next(ticket.tokens);
        isChanged |= ticket != waiting.last();
    }

    void leave(Ticket ticket) {
        if (waiting.remove(ticket)) {
            isChanged = true;
        }
    }

    /// The earliest time at which the first of those that wait may be sent; [#NEVER] when that hangs on something else
    /// than time.
    long opening(long now) {
        if (closedUntil > now) {
            return closedUntil;
        }
        presume(now);
        if (!isOpen()) {
            return unheard.getFirst().tokens.sentAt + PATIENCE;
        }
        return isOnPromise() ? now : fits(waiting.getFirst(), now);
    }

    private void presume(long now) {
        while (!unheard.isEmpty() && unheard.getFirst().tokens.sentAt + PATIENCE <= now) {
            letIn(unheard.getFirst());
        }
    }

    private boolean isOnPromise() {
        return isPromised && promisesHold && unheard.isEmpty() && !isSure(tokens) && !isSure(requests);
    }

    private static boolean isSure(Allowance allowance) {
        var limit = allowance.limit();
        return limit != null && limit.source() != Meter.Source.REFUSAL;
    }

    private long fits(Ticket ticket, long now) {
        return Math.max(tokens.whenFits(ticket.tokens, now), requests.whenFits(1, now));
    }

    /// Sends the first.
    Ticket send(long now) {
        var ticket = waiting.removeFirst();
        boolean early = fits(ticket, now) > now;
        ticket.crossing = new Crossing(tokens.count(sent, ticket.tokens, now), requests.count(sent, 1, now), early);
        sent++;
        underWay++;
        unheard.add(ticket.crossing);
        isPromised = false;
        waitTold = false;
        tail = waiting.isEmpty() ? null : tail;
        return ticket;
    }

    /// The service answered a call, and not with a refusal.
    void heard(Crossing crossing, @Nullable Long remainingTokens, @Nullable Long remainingRequests, long now) {
        var before = known();
        letIn(crossing);
        tokens.heard(crossing.tokens, remainingTokens, now);
        requests.heard(crossing.request, remainingRequests, now);
        isChanged |= !before.equals(known());
    }

    private record Known(Allowance.@Nullable Limit tokens, Allowance.@Nullable Limit requests) {}

    private Known known() {
        return new Known(tokens.limit(), requests.limit());
    }

    private void letIn(Crossing crossing) {
        if (unheard.remove(crossing)) {
            isTrial = false;
            unheardAtMost++;
        }
    }

    /// The service refused a call for now, or failed and asked for a wait.
    void refused(Ticket ticket, Crossing crossing, Failure failure, long waitNanos, long now) {
        unheard.remove(crossing);
        closedUntil = Math.max(closedUntil, now + waitNanos);
        isTrial = true;
        isPromised = true;
        isChanged = true;
        unheardAtMost = 1;
        promisesHold &= !crossing.onPromise;
        if (failure.kind() == FailureKind.RATE_LIMIT) {
            tokens.undo(crossing.tokens);
            requests.undo(crossing.request);
            if (isOfRequests(failure)) {
                requests.learnFrom(crossing.request, 1, waitNanos, now);
            } else {
                tokens.learnFrom(crossing.tokens, ticket.tokens, waitNanos, now);
            }
        }
    }

    private static boolean isOfRequests(Failure failure) {
        var words = failure.message() == null ? "" : failure.message().toLowerCase(Locale.ROOT);
        return !words.contains("token")
                && (words.contains("call rate") || words.contains("request rate") || words.contains("requests per"));
    }

    /// None is sent before then, and those that wait end with this.
    void closeFor(Failure failure) {
        closedBy = failure;
    }

    /// Why no call is even let wait; `null` when calls are.
    @Nullable Failure closedBy(long now, long longestWait) {
        if (closedUntil - now <= longestWait) {
            closedBy = null;
        }
        return closedBy;
    }

    void ended(Crossing crossing) {
        unheard.remove(crossing);
        underWay--;
    }

    /// When all that wait should hear anew when they may be sent: not at each change, as each costs a look at all.
    long predictAt() {
        return isChanged ? predictedAt + BETWEEN_PREDICTIONS : NEVER;
    }

    /// Says of all that wait when they may be sent.
    void predict(long now) {
        isChanged = false;
        predictedAt = now;
        tail = new Forecast(this, now);
        for (var ticket : waiting) {
            ticket.predicted = tail.next(ticket.tokens);
        }
    }

    /// Whether it begins to wait for its limits, which is told once until it is let go on.
    boolean takeWait() {
        boolean isNew = !waitTold;
        waitTold = true;
        return isNew;
    }
}
