package foundrybench.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import foundrybench.model.CompletionEvent.Queued.Cause;
import foundrybench.model.Failure;
import foundrybench.model.FailureFacts;
import foundrybench.model.FailureKind;
import foundrybench.model.FailureText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LanesTest {
    private static final long SECOND = 1_000_000_000L;

    private final Lanes lanes = new Lanes(4);
    private long order;

    @Test
    void ofADeploymentOfWhichNothingIsKnownOneCallGoesFirstThenAsManyMoreAsWereAnswered() {
        var calls = enter("new", 1, 100);
        lanes.dispatch(0);
        calls.addAll(enter("new", 7, 100));
        lanes.dispatch(0);
        assertEquals(1, sent(calls));
        assertEquals(new Prediction(Cause.LIMITS, null), calls.get(3).predicted);
        hear(calls.get(0), null, 1);
        assertEquals(3, sent(calls));
        hear(calls.get(1), null, 2);
        assertEquals(4, sent(calls), "there are no more places");
    }

    @Test
    void aCallThatIsNotRefusedForSecondsWasLetInThoughItsHeadersTakeLong() {
        var calls = enter("slow", 8, 100);
        lanes.dispatch(0);
        assertEquals(5 * SECOND, calls.get(1).wakeAt);
        lanes.dispatch(5 * SECOND - 1);
        assertEquals(1, sent(calls));
        lanes.dispatch(5 * SECOND);
        assertEquals(3, sent(calls));
        hear(calls.get(0), null, 6 * SECOND);
        assertEquals(3, sent(calls), "it was counted before");
    }

    @Test
    void aHeaderThatTellsThereIsPlentyOpensTheLane() {
        var calls = enter("new", 4, 100);
        lanes.dispatch(0);
        hear(calls.get(0), 100_000L, 1);
        assertEquals(4, sent(calls));
    }

    @Test
    void oneCallOfEachDeploymentGoesAtOnce() {
        var calls = new ArrayList<Ticket>();
        List.of("a", "b", "c", "d").forEach(name -> calls.addAll(enter(name, 1, 100)));
        lanes.dispatch(0);
        assertEquals(4, sent(calls));
    }

    @Test
    void aFreePlaceGoesToTheDeploymentWithTheFewestUnderWay() {
        lanes.of("first").tokens().enter(1_000_000L, 0);
        lanes.of("second").tokens().enter(1_000_000L, 0);
        var first = enter("first", 10, 100);
        lanes.dispatch(0);
        assertEquals(4, sent(first));
        var second = enter("second", 10, 100);
        end(first.get(0), 1);
        end(first.get(1), 2);
        assertEquals(2, sent(second));
        end(first.get(2), 3);
        assertEquals(7, sent(first) + sent(second), "and the next to either, as each has two");
    }

    @Test
    void aPlaceIsKeptForADeploymentThatWaitsForItsLimit() {
        lanes.of("limited").tokens().enter(150L, 0);
        lanes.of("slow").tokens().enter(1_000_000L, 0);
        var limited = enter("limited", 2, 100);
        lanes.dispatch(0);
        end(limited.get(0), 1);
        assertEquals(1, sent(limited));
        var slow = enter("slow", 10, 100);
        lanes.dispatch(2);
        assertEquals(3, sent(slow), "of four places");
        lanes.dispatch(63 * SECOND);
        assertEquals(2, sent(limited), "at once when its limit opens, though all the slow ones are under way");
    }

    @Test
    void aCallThatIsMoreThanTheLimitGoesWhenNothingElseCounts() {
        lanes.of("small").tokens().enter(150L, 0);
        var calls = enter("small", 1, 100);
        calls.addAll(enter("small", 1, 1_000));
        lanes.dispatch(0);
        hear(calls.getFirst(), null, 0);
        end(calls.getFirst(), SECOND);
        lanes.dispatch(59 * SECOND);
        assertEquals(1, sent(calls));
        lanes.dispatch(61 * SECOND);
        assertEquals(2, sent(calls));
    }

    @Test
    void afterARefusalNoneGoesBeforeTheWaitAndThenOneAloneUntilItIsAnswered() {
        lanes.of("one").tokens().enter(1_000_000L, 0);
        var calls = enter("one", 4, 100);
        lanes.dispatch(0);
        refuse(calls.get(0), FailureKind.RATE_LIMIT, 30, SECOND);
        IntStream.of(1, 2, 3).forEach(i -> end(calls.get(i), SECOND));
        var later = enter("one", 3, 100);
        enter(calls.get(0), SECOND);
        lanes.dispatch(31 * SECOND - 1);
        assertEquals(0, sent(later));
        lanes.dispatch(31 * SECOND);
        assertNotNull(calls.get(0).crossing, "the refused call is the first again");
        assertEquals(0, sent(later));
        hear(calls.get(0), null, 32 * SECOND);
        assertEquals(3, sent(later));
    }

    @Test
    void anUnavailableServiceThatAsksForAWaitIsLeftAloneToo() {
        lanes.of("one").tokens().enter(1_000_000L, 0);
        var calls = enter("one", 5, 100);
        lanes.dispatch(0);
        refuse(calls.get(0), FailureKind.UNAVAILABLE, 10, 0);
        lanes.dispatch(10 * SECOND - 1);
        assertEquals(4, sent(calls));
    }

    @Test
    void theWaitOfEachIsForetoldFromItsPlaceInTheLane() {
        lanes.of("one").tokens().enter(250L, 0);
        var calls = enter("one", 5, 100);
        lanes.dispatch(0);
        assertEquals(2, sent(calls));
        var third = Objects.requireNonNull(calls.get(2).predicted);
        var fifth = Objects.requireNonNull(calls.get(4).predicted);
        assertEquals(Cause.TOKENS, third.cause());
        assertEquals(60.25, Objects.requireNonNull(third.at()) / 1e9, 2.1);
        assertEquals(120.5, Objects.requireNonNull(fifth.at()) / 1e9, 2.1);
    }

    private List<Ticket> enter(String deployment, int calls, long tokens) {
        var entered = new ArrayList<Ticket>();
        for (int i = 0; i < calls; i++) {
            var ticket = new Ticket(lanes.of(deployment), order++);
            ticket.tokens = tokens;
            enter(ticket, 0);
            entered.add(ticket);
        }
        return entered;
    }

    private static void enter(Ticket ticket, long now) {
        ticket.crossing = null;
        ticket.lane.enter(ticket, now);
    }

    private void hear(Ticket ticket, @Nullable Long remaining, long now) {
        ticket.lane.heard(Objects.requireNonNull(ticket.crossing), remaining, null, now);
        lanes.dispatch(now);
    }

    private void end(Ticket ticket, long now) {
        lanes.ended(ticket.lane, Objects.requireNonNull(ticket.crossing));
        lanes.dispatch(now);
    }

    private void refuse(Ticket ticket, FailureKind kind, int seconds, long now) {
        var crossing = Objects.requireNonNull(ticket.crossing);
        ticket.lane.refused(ticket, crossing, refusal(kind, seconds), seconds * SECOND, now);
        end(ticket, now);
    }

    private static Failure refusal(FailureKind kind, int seconds) {
        return FailureText.describe(kind, FailureFacts.message(null).answered(429, null, null, seconds * 1_000L));
    }

    private static long sent(List<Ticket> calls) {
        return calls.stream().filter(ticket -> ticket.crossing != null).count();
    }
}
