package foundrybench.run;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Who goes next: the places for calls at once, and a lane for each deployment. Knows no thread and no clock; guarded
/// by the turnstile's lock.
final class Lanes {
    private final int places;
    private final Map<String, Lane> lanes = new LinkedHashMap<>();
    private int free;

    Lanes(int places) {
        this.places = places;
        this.free = places;
    }

    Lane of(String deployment) {
        return lanes.computeIfAbsent(deployment, Lane::new);
    }

    Collection<Lane> all() {
        return lanes.values();
    }

    /// Lets all go that may, and sets when the first of each lane must look again.
    void dispatch(long now) {
        for (var lane = next(now); lane != null; lane = next(now)) {
            free--;
            lane.send(now).signal.release();
        }
        for (var lane : lanes.values()) {
            if (!lane.waiting().isEmpty()) {
                look(lane, now);
            }
        }
    }

    private void look(Lane lane, long now) {
        if (lane.predictAt() <= now) {
            lane.predict(now);
            for (var ticket : lane.waiting()) {
                if (ticket.predicted != null && ticket.predicted.isNews(ticket.told)) {
                    ticket.signal.release();
                }
            }
        }
        long opening = lane.opening(now);
        var first = lane.waiting().getFirst();
        long wakeAt = Math.min(opening <= now ? Lane.NEVER : opening, lane.predictAt());
        if (first.wakeAt != wakeAt) {
            first.wakeAt = wakeAt;
            first.signal.release();
        }
    }

    /// The lane that has the fewest calls under way, of those the one whose first call waits longest; `null` when none
    /// may send.
    private @Nullable Lane next(long now) {
        Lane best = null;
        for (var lane : lanes.values()) {
            if (!lane.waiting().isEmpty() && lane.opening(now) <= now && (best == null || isBefore(lane, best))) {
                best = lane;
            }
        }
        return best != null && free > (best.underWay() == 0 ? 0 : kept()) ? best : null;
    }

    private static boolean isBefore(Lane lane, Lane other) {
        return lane.underWay() != other.underWay()
                ? lane.underWay() < other.underWay()
                : lane.waiting().getFirst().enteredAt < other.waiting().getFirst().enteredAt;
    }

    /// Places that are kept for lanes that have none and wait for their limits: long calls to another deployment must
    /// not hold them up then.
    private int kept() {
        long without = lanes.values().stream()
                .filter(lane -> lane.underWay() == 0 && !lane.waiting().isEmpty())
                .count();
        return (int) Math.min(without, places / 2);
    }

    void ended(Lane lane, Crossing crossing) {
        lane.ended(crossing);
        free++;
    }

    /// Takes all that wait out of the lane, and wakes them.
    void clear(Lane lane, Consumer<Ticket> told) {
        for (var ticket : new TreeSet<>(lane.waiting())) {
            told.accept(ticket);
            lane.leave(ticket);
            ticket.signal.release();
        }
    }
}
