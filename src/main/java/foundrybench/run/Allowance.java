package foundrybench.run;

import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// What one limit of a deployment still admits: what was sent in the last minute, against how much may be. Each call
/// counts from when it is sent until a minute after the service has certainly counted it. That is right for a window
/// that slides, for one that stands and for a bucket that refills, and for the two latter it is corrected by what the
/// answers' headers say remains. Times are nanoseconds from any zero, never below it. Belongs to its lane.
final class Allowance {
    static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    /// A refusal after fewer calls says little of the limit: others may ask the deployment too, or it is short of capacity.
    private static final int FEWEST_ADMITTED = 4;

    private static final long[] PERIODS = {MINUTE, MINUTE / 6, MINUTE / 60};
    private static final long LATEST_COUNT = TimeUnit.SECONDS.toNanos(2);
    private static final long MARGIN_SHARE = 240; // of the period: a quarter of a second of a minute
    private static final long LESSON_HOLDS = 10 * MINUTE;

    private final ArrayDeque<Counted> counted = new ArrayDeque<>(); // in the order of sending
    private final boolean periodKnown;
    private @Nullable Limit limit;
    private @Nullable Refill refill;
    private RefillWatch watch = new RefillWatch();
    private long period = MINUTE;
    private long used;
    private long unheard; // part of used
    private long lastHeard = -1;
    private long lastLesson = -1;

    /// How much in a minute, and who says so.
    ///
    /// @param at when that was learned
    record Limit(long perMinute, Meter.Source source, long at) {}

    /// @param periodKnown whether it is surely counted by the minute: tokens are; requests may be by the second
    Allowance(boolean periodKnown) {
        this.periodKnown = periodKnown;
    }

    private Allowance(Allowance other) {
        this(other.periodKnown);
        limit = other.limit;
        refill = other.refill == null ? null : other.refill.copy();
        period = other.period;
        used = other.used;
        unheard = other.unheard;
        other.counted.forEach(one -> counted.add(one.copy()));
    }

    /// One that can be run ahead.
    Allowance copy() {
        return new Allowance(this);
    }

    /// What the deployment's entry says; what the service said meanwhile wins.
    void enter(@Nullable Long perMinute, long now) {
        if (perMinute != null && (limit == null || limit.source() != Meter.Source.SERVICE)) {
            limit = new Limit(perMinute, Meter.Source.ENTRY, now);
        }
    }

    /// Whether the first answers may show that what the entry says is enforced otherwise.
    boolean isUncertain() {
        return limit != null && !periodKnown && limit.source() == Meter.Source.ENTRY && period == MINUTE && lastHeard < 0;
    }

    @Nullable Limit limit() {
        return limit;
    }

    /// What may be sent now; `null` when no limit is known.
    @Nullable Long remaining(long now) {
        forgetOld(now);
        if (limit == null) {
            return null;
        }
        return Math.max(0, refill == null ? inPeriod(limit) - used : refill.level(now));
    }

    /// The earliest time from now on at which a call of this cost fits. One that alone is above the limit fits when
    /// nothing else counts.
    long whenFits(long cost, long now) {
        forgetOld(now);
        if (limit == null) {
            return now;
        }
        if (refill != null) {
            return refill.whenFits(Math.min(cost, limit.perMinute()), now);
        }
        long over = used - Math.max(0, inPeriod(limit) - cost);
        long at = now;
        for (var one : counted) {
            if (over <= 0) {
                break;
            }
            at = Math.max(at, end(one));
            over -= one.cost;
        }
        return at;
    }

    /// Whether a call of this cost is more than the limit, alone.
    boolean isBeyond(long cost) {
        return limit != null && cost > inPeriod(limit);
    }

    /// A call is sent.
    Counted count(long order, long cost, long now) {
        forgetOld(now);
        var one = new Counted(order, cost, now, now + LATEST_COUNT);
        counted.add(one);
        used += cost;
        unheard += cost;
        watch.sent(one);
        if (refill != null) {
            refill.take(cost, now);
        }
        return one;
    }

    /// The service answers: it has counted the call.
    ///
    /// @param remaining what it says is left; `null` when it says nothing
    void heard(Counted one, @Nullable Long remaining, long now) {
        if (one.heard || one.gone) {
            return;
        }
        one.heard = true;
        one.heardAt = now;
        unheard -= one.cost;
        one.countedAt = Math.min(one.countedAt, now);
        if (remaining != null && one.order > lastHeard) {
            lastHeard = one.order;
            correct(one, remaining, now);
        }
    }

    /// What remains was told when some of the other calls had been counted and some perhaps had not, as calls may
    /// overtake each other: only what neither explains is corrected.
    private void correct(Counted self, long remaining, long now) {
        long perhaps = perhapsNotCountedBefore(self);
        if (limit == null || remaining + self.cost > inPeriod(limit)) {
            long least = limit == null ? remaining + used - perhaps : Math.max(limit.perMinute(), remaining + self.cost);
            limit = new Limit(least, Meter.Source.SERVICE, now);
            period = MINUTE;
        }
        guessPeriod(limit, remaining + used - perhaps);
        long all = inPeriod(limit);
        long level = Math.min(all, remaining) - perhaps;
        if (refill != null) {
            refill.set(level, now);
        }
        long surplus = remaining - (all - (used - perhaps));
        long missing = all - used - remaining;
        if (surplus > 0) {
            forget(surplus, self);
        } else if (missing > 0) { // others ask the deployment too, or it counts more than was thought
            self.cost += missing;
            used += missing;
        }
        if (perhaps == 0 && watch.heard(self, remaining, counted.getFirst().sentAt, limit.perMinute()) && refill == null) {
            refill = new Refill(limit.perMinute(), level, now);
        }
    }

    /// The cost of all that was under way together with this call.
    private long perhapsNotCountedBefore(Counted self) {
        long cost = 0;
        for (var one : counted) {
            cost += wasUnderWayWith(self, one) ? one.cost : 0;
        }
        return cost;
    }

    private static boolean wasUnderWayWith(Counted self, Counted one) {
        return one != self && (!one.heard || one.heardAt >= self.sentAt); // a clock need not tell the two apart
    }

    /// Requests per minute are often enforced over ten seconds or one: then the first answer shows a sixth or a
    /// sixtieth of what the entry says.
    private void guessPeriod(Limit known, long shown) {
        if (periodKnown || known.source() != Meter.Source.ENTRY || period != MINUTE || known.perMinute() < 12) {
            return;
        }
        for (var shorter : PERIODS) {
            if (shorter < MINUTE && shown == Math.max(1, known.perMinute() * shorter / MINUTE)) {
                period = shorter;
            }
        }
    }

    /// The service has begun to count anew, or counts less: the oldest calls count no more.
    private void forget(long surplus, Counted self) {
        long left = surplus;
        for (var one : counted) {
            if (left <= 0) {
                break;
            }
            if (one != self && !wasUnderWayWith(self, one)) {
                long taken = Math.min(left, one.cost);
                one.cost -= taken;
                used -= taken;
                left -= taken;
            }
        }
    }

    /// The call was refused: it does not count.
    void undo(Counted one) {
        if (!one.gone) {
            used -= one.cost;
            unheard -= one.heard ? 0 : one.cost;
            one.heard = true;
            one.cost = 0;
        }
        watch = new RefillWatch();
        refill = null;
    }

    /// A call was refused by this limit: what was admitted before it tells how much that is.
    void learnFrom(Counted refused, long cost, long waitNanos, long now) {
        forgetOld(now);
        if (refused.sentAt <= lastLesson) {
            return; // was under way when the lesson was learned
        }
        lastLesson = now;
        long admitted = used - unheard;
        if (limit == null || limit.source() == Meter.Source.REFUSAL) {
            if (admitted >= cost && counted.stream().filter(one -> one.heard && one.cost > 0).count() >= FEWEST_ADMITTED) {
                learn(admitted, waitNanos, now);
            }
        } else if (!periodKnown && admitted + cost <= inPeriod(limit) && period > PERIODS[2]) {
            period = period == PERIODS[0] ? PERIODS[1] : PERIODS[2];
        }
    }

    private void learn(long admitted, long waitNanos, long now) {
        if (!periodKnown && limit == null) {
            long spell = now - counted.getFirst().sentAt + waitNanos;
            period = spell <= PERIODS[2] * 3 / 2 ? PERIODS[2] : spell <= PERIODS[1] * 5 / 4 ? PERIODS[1] : MINUTE;
        }
        limit = new Limit(admitted * (MINUTE / period), Meter.Source.REFUSAL, now);
    }

    private long inPeriod(Limit known) {
        return period == MINUTE ? known.perMinute() : Math.max(1, known.perMinute() / (MINUTE / period));
    }

    private long end(Counted one) {
        return one.countedAt + period + period / MARGIN_SHARE;
    }

    private void forgetOld(long now) {
        while (!counted.isEmpty() && (end(counted.getFirst()) <= now || counted.getFirst().cost == 0 && counted.getFirst().heard)) {
            var old = counted.removeFirst();
            old.gone = true;
            used -= old.cost;
            unheard -= old.heard ? 0 : old.cost;
        }
        if (limit != null && limit.source() == Meter.Source.REFUSAL && now - limit.at() > LESSON_HOLDS) {
            limit = null;
            period = MINUTE;
        }
    }
}
