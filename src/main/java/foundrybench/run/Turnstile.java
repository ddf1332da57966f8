package foundrybench.run;

import foundrybench.model.CompletionEvent.Queued.Cause;
import foundrybench.model.Failure;
import foundrybench.model.Request;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Where calls wait until they may be sent: for a place among the calls at once, and for their deployment's limits.
/// A call that waits holds no place. Used by many threads; each waits on its own call's thread, and of each deployment
/// only the first call's with a time set.
final class Turnstile {
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long WORTH_TELLING_MILLIS = 1_000;

    private final Object lock = new Object();
    private final Lanes lanes;
    private final LongSupplier nanos;
    private final long zero;
    private final Pause pause;
    private long tickets;

    /// Is told, on the call's thread, what its call waits for.
    interface Waiting {
        void predicted(Prediction prediction, long now);

        /// The calls to its deployment begin to wait.
        void laneWaits(LaneWait wait);
    }

    /// @param places calls at once, over all deployments
    /// @param nanos the monotonic clock
    Turnstile(int places, LongSupplier nanos, Pause pause) {
        this.lanes = new Lanes(places);
        this.nanos = nanos;
        this.zero = nanos.getAsLong();
        this.pause = pause;
    }

    /// A call's place in the order of its deployment's calls: asked for in the order planned, before any enters.
    Ticket ticket(String deployment) {
        synchronized (lock) {
            return new Ticket(lanes.of(deployment), tickets++);
        }
    }

    /// Waits until the call may be sent.
    ///
    /// @throws InterruptedException when the thread is interrupted; the call has left its lane then
    Entry enter(Ticket ticket, Request request, Waiting told) throws InterruptedException {
        long weight = Weight.of(request);
        synchronized (lock) {
            long now = now();
            var lane = ticket.lane;
            lane.tokens().enter(request.deployment().limits().tokensPerMinute(), now);
            lane.requests().enter(request.deployment().limits().requestsPerMinute(), now);
            var closedBy = lane.closedBy(now, RetryRule.LONGEST_WAIT_MILLIS * NANOS_PER_MILLI);
            if (closedBy != null) {
                return turnedAway(closedBy, lane, now);
            }
            ticket.tokens = weight;
            ticket.crossing = null;
            ticket.refusal = null;
            lane.enter(ticket, now);
            lanes.dispatch(now);
        }
        try {
            waitFor(ticket, told);
        } catch (InterruptedException | RuntimeException | Error cut) {
            abandon(ticket);
            throw cut;
        }
        synchronized (lock) {
            var failure = ticket.refusal;
            return failure == null
                    ? new Passed(ticket, crossing(ticket), request)
                    : turnedAway(failure, ticket.lane, now());
        }
    }

    private static Crossing crossing(Ticket ticket) {
        if (ticket.crossing == null) {
            throw new IllegalStateException("a call was let go that was not sent");
        }
        return ticket.crossing;
    }

    private void waitFor(Ticket ticket, Waiting told) throws InterruptedException {
        while (true) {
            long wakeAt;
            boolean isForHeaders;
            long now;
            Prediction news;
            LaneWait begun;
            synchronized (lock) {
                now = now();
                if (ticket.isSettled()) {
                    return;
                }
                news = news(ticket);
                begun = begun(ticket, now);
                isForHeaders = ticket.lane.closedUntil() <= now && !ticket.lane.isOpen();
                wakeAt = ticket.lane.waiting().getFirst() == ticket ? ticket.wakeAt : Lane.NEVER;
            }
            if (news != null) {
                told.predicted(news, now);
            }
            if (begun != null) {
                told.laneWaits(begun);
            }
            if (wakeAt == Lane.NEVER) {
                ticket.signal.acquire();
            } else if (isForHeaders) {
                pause.takeAtMost(ticket.signal, wakeAt - now());
            } else if (wakeAt > now()) {
                pause.take(ticket.signal, wakeAt - now());
            }
            ticket.signal.drainPermits();
            locked(() -> {});
        }
    }

    private static @Nullable Prediction news(Ticket ticket) {
        var predicted = ticket.predicted;
        if (predicted == null || !predicted.isNews(ticket.told)) {
            return null;
        }
        ticket.told = predicted;
        return predicted;
    }

    /// The first of a lane says for all that they begin to wait.
    private static @Nullable LaneWait begun(Ticket ticket, long now) {
        var lane = ticket.lane;
        var first = lane.waiting().getFirst();
        var predicted = first.predicted;
        long wait = lane.isOpen() || lane.closedUntil() > now ? (lane.opening(now) - now) / NANOS_PER_MILLI : 0;
        if (first != ticket || predicted == null || wait < WORTH_TELLING_MILLIS || !lane.takeWait()) {
            return null;
        }
        lane.predict(now);
        if (lane.closedUntil() > now && lane.waiting().size() == 1) {
            return null; // it was told with the failure
        }
        var last = lane.waiting().getLast().predicted;
        long lastMs = last == null || last.at() == null ? wait : Math.max(wait, (last.at() - now) / NANOS_PER_MILLI);
        var cause = lane.closedUntil() > now ? Cause.ASKED : predicted.cause();
        return new LaneWait(lane.deployment(), cause, lane.waiting().size(), wait, lastMs);
    }

    /// Gives back what a call that is not sent has, be it its place in the lane or that among the calls at once.
    private void abandon(Ticket ticket) {
        locked(() -> {
            ticket.lane.leave(ticket);
            var crossing = ticket.crossing;
            if (crossing != null && !crossing.ended) {
                crossing.ended = true;
                ticket.lane.tokens().undo(crossing.tokens);
                ticket.lane.requests().undo(crossing.request);
                lanes.ended(ticket.lane, crossing);
            }
        });
    }

    /// How the deployments stand that were asked so far.
    List<Meter> meters() {
        synchronized (lock) {
            long now = now();
            return lanes.all().stream().map(lane -> meter(lane, now)).toList();
        }
    }

    private static Meter meter(Lane lane, long now) {
        Long opensIn = null;
        if (!lane.waiting().isEmpty()) {
            long opening = lane.opening(now);
            opensIn = opening == Lane.NEVER || opening <= now ? null : Long.valueOf(Math.ceilDiv(opening - now, NANOS_PER_MILLI));
        } else if (lane.closedUntil() > now) {
            opensIn = Math.ceilDiv(lane.closedUntil() - now, NANOS_PER_MILLI);
        }
        return new Meter(
                lane.deployment(),
                gauge(lane.tokens(), now),
                gauge(lane.requests(), now),
                lane.waiting().size(),
                lane.underWay(),
                opensIn);
    }

    private static Meter.Gauge gauge(Allowance allowance, long now) {
        var remaining = allowance.remaining(now);
        var limit = allowance.limit();
        return limit == null
                ? new Meter.Gauge(null, null, null, null)
                : new Meter.Gauge(remaining, limit.perMinute(), limit.source(), (now - limit.at()) / NANOS_PER_MILLI);
    }

    private static Entry turnedAway(Failure failure, Lane lane, long now) {
        return new Entry.TurnedAway(failure, Math.ceilDiv(Math.max(0, lane.closedUntil() - now), NANOS_PER_MILLI));
    }

    private long now() {
        return nanos.getAsLong() - zero;
    }

    /// Does it, and lets all go that may then.
    private void locked(Runnable change) {
        synchronized (lock) {
            change.run();
            lanes.dispatch(now());
        }
    }

    private final class Passed implements Entry.Pass {
        private final Ticket ticket;
        private final Crossing crossing;
        private final Request request;

        Passed(Ticket ticket, Crossing crossing, Request request) {
            this.ticket = ticket;
            this.crossing = crossing;
            this.request = request;
        }

        @Override
        public void answered(@Nullable Long remainingTokens, @Nullable Long remainingRequests) {
            locked(() -> {
                ticket.lane.heard(crossing, remainingTokens, remainingRequests, now());
            });
        }

        @Override
        public void refused(Failure failure, long waitMs) {
            locked(() -> {
                long now = now();
                ticket.lane.refused(ticket, crossing, failure, TimeUnit.MILLISECONDS.toNanos(waitMs), now);
                if (waitMs > RetryRule.LONGEST_WAIT_MILLIS) {
                    ticket.lane.closeFor(failure);
                    lanes.clear(ticket.lane, other -> other.refusal = failure);
                }
            });
        }

        @Override
        public void unsent() {
            abandon(ticket);
        }

        @Override
        public boolean isBeyondLimit() {
            synchronized (lock) {
                return ticket.lane.tokens().isBeyond(Weight.of(request));
            }
        }

        @Override
        public void close() {
            locked(() -> {
                if (!crossing.ended) {
                    crossing.ended = true;
                    lanes.ended(ticket.lane, crossing);
                }
            });
        }
    }
}
