package foundrybench.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Has calls made through the lanes in virtual time: what takes minutes is over in milliseconds, and always the same.
final class VirtualRun {
    private static final long MILLI = 1_000_000L;
    private static final int RETRIES = 2;

    private final Lanes lanes;
    private final Random random = new Random(42);
    private final PriorityQueue<Event> events = new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::order));
    private final Map<Lane, Party> parties = new LinkedHashMap<>();
    private final List<Ticket> waiting = new ArrayList<>();
    private final Map<Ticket, Integer> attempts = new LinkedHashMap<>();
    private final Map<String, Long> ends = new LinkedHashMap<>();
    private long order;
    private long now;
    private int done;
    private int lost;
    private int sent;
    private int underWay;
    private int mostUnderWay;

    VirtualRun(int places) {
        lanes = new Lanes(places);
    }

    private record Event(long at, long order, Runnable what) {}

    private record Party(VirtualService service, long longestMillis) {}

    /// @param wallSeconds until the last call ended
    record Outcome(int done, int lost, int sent, double wallSeconds, int insideWait, int mostUnderWay) {}

    /// Plans calls to a deployment.
    ///
    /// @param longestMillis a call takes between half of it and it
    VirtualRun with(String name, VirtualService service, int calls, long tokens, long longestMillis, @Nullable Long tpm, @Nullable Long rpm) {
        var lane = lanes.of(name);
        parties.put(lane, new Party(service, longestMillis));
        lane.tokens().enter(tpm, 0);
        lane.requests().enter(rpm, 0);
        for (int i = 0; i < calls; i++) {
            var ticket = new Ticket(lane, order++);
            ticket.tokens = tokens;
            enter(ticket);
        }
        return this;
    }

    Outcome run() {
        turn(() -> {});
        while (!events.isEmpty()) {
            var event = events.remove();
            now = event.at();
            turn(event.what());
        }
        int inside = parties.values().stream().mapToInt(party -> party.service().insideWait).sum();
        double wall = ends.values().stream().mapToLong(end -> end).max().orElse(0) / 1e9;
        return new Outcome(done, lost, sent, wall, inside, mostUnderWay);
    }

    /// When the last call to a deployment ended, in seconds.
    double end(String name) {
        return ends.getOrDefault(name, 0L) / 1e9;
    }

    private void turn(Runnable what) {
        what.run();
        lanes.dispatch(now);
        for (var ticket : List.copyOf(waiting)) {
            if (ticket.crossing != null) {
                waiting.remove(ticket);
                send(ticket, ticket.crossing);
            }
        }
        for (var lane : lanes.all()) {
            if (!lane.waiting().isEmpty() && lane.waiting().getFirst().wakeAt != Lane.NEVER) {
                wake(Math.max(now, lane.waiting().getFirst().wakeAt));
            }
        }
    }

    private void wake(long time) {
        if (events.stream().noneMatch(event -> event.at() == time)) {
            at(time, () -> {});
        }
    }

    private void at(long time, Runnable what) {
        events.add(new Event(time, order++, what));
    }

    private void enter(Ticket ticket) {
        ticket.crossing = null;
        waiting.add(ticket);
        ticket.lane.enter(ticket, now);
    }

    private void send(Ticket ticket, Crossing crossing) {
        sent++;
        underWay++;
        mostUnderWay = Math.max(mostUnderWay, underWay);
        attempts.merge(ticket, 1, Integer::sum);
        long sentAt = now;
        at(now + (10 + random.nextInt(20)) * MILLI, () -> arrive(ticket, crossing, sentAt));
    }

    private void arrive(Ticket ticket, Crossing crossing, long sentAt) {
        var party = party(ticket);
        var verdict = party.service().ask(ticket.tokens, sentAt, now);
        var refusal = verdict.refusal();
        if (refusal != null) {
            at(now + VirtualService.BACK, () -> {
                long wait = refusal.retryAfterMs() == null ? 0 : refusal.retryAfterMs();
                ticket.lane.refused(ticket, crossing, refusal, wait * MILLI, now);
                end(ticket, crossing);
                if (attempts.getOrDefault(ticket, 0) > RETRIES) {
                    lost++;
                } else {
                    enter(ticket);
                }
            });
            return;
        }
        var remaining = verdict.remaining();
        boolean inTokens = party.service().asksInTokens;
        at(now + (200 + random.nextInt(200)) * MILLI, () ->
                ticket.lane.heard(crossing, inTokens ? remaining : null, inTokens ? null : remaining, now));
        long takes = party.longestMillis() / 2 + (long) (random.nextDouble() * party.longestMillis() / 2);
        at(now + Math.max(500, takes) * MILLI, () -> {
            end(ticket, crossing);
            done++;
            ends.merge(ticket.lane.deployment(), now, Math::max);
        });
    }

    private void end(Ticket ticket, Crossing crossing) {
        underWay--;
        lanes.ended(ticket.lane, crossing);
    }

    private Party party(Ticket ticket) {
        var party = parties.get(ticket.lane);
        if (party == null) {
            throw new IllegalStateException("no such deployment");
        }
        return party;
    }
}
