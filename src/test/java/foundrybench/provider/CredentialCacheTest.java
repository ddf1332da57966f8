package foundrybench.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.model.FailureFacts;
import foundrybench.model.FailureKind;
import foundrybench.model.FailureText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The clocks are turned by hand, and a fetch runs when the test says so.
@Timeout(60)
class CredentialCacheTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Duration LIFE = Duration.ofSeconds(2);
    private static final Fetched REFUSED =
            new Fetched.Refused(FailureText.describe(FailureKind.AUTH, FailureFacts.message("signed out")));

    private final AtomicInteger fetches = new AtomicInteger();
    private final Queue<Runnable> begun = new ArrayDeque<>();
    private volatile long millis;
    private volatile long wallMillis;
    private Supplier<Fetched> answer = this::token;
    private final CredentialCache cache = new CredentialCache(this::fetch, begun::add, this::nanos, this::now);

    private Fetched fetch() {
        fetches.incrementAndGet();
        return answer.get();
    }

    private Fetched token() {
        return new Fetched.Credential(new Secret("token-" + fetches.get()), now().plus(LIFE));
    }

    private long nanos() {
        return Duration.ofMillis(millis).toNanos() - Duration.ofSeconds(1).toNanos(); // begins below zero
    }

    private Instant now() {
        return NOON.plusMillis(wallMillis);
    }

    private void pass(long more) {
        millis += more;
        wallMillis += more;
    }

    private void land() {
        begun.remove().run();
    }

    private static String given(CompletableFuture<Fetched> future) {
        return assertInstanceOf(Fetched.Credential.class, future.getNow(REFUSED)).secret().reveal();
    }

    @Test
    void allWhoComeDuringAFetchGetWhatItBrings() {
        var first = cache.current();
        var second = cache.current();
        assertFalse(first.isDone() || second.isDone());
        assertEquals(1, begun.size());
        land();
        assertEquals(List.of("token-1", "token-1", "token-1"), List.of(given(first), given(second), given(cache.current())));
    }

    @Test
    void atFourFifthsOfItsLifeItIsRenewedWhileCallsGoOnWithIt() {
        cache.current();
        land();
        pass(1599);
        assertEquals("token-1", given(cache.current()));
        assertEquals(0, begun.size());
        pass(1);
        assertEquals("token-1", given(cache.current()));
        assertEquals("token-1", given(cache.current()));
        assertEquals(1, begun.size());
        land();
        assertEquals("token-2", given(cache.current()));
    }

    @Test
    void inItsLastTwentiethNobodyGetsIt() {
        cache.current();
        land();
        pass(1899);
        assertEquals("token-1", given(cache.current()));
        pass(1);
        var waiting = cache.current();
        assertFalse(waiting.isDone());
        land();
        assertEquals("token-2", given(waiting));
    }

    @Test // a laptop that sleeps: the monotonic clock stood still
    void aTokenThatIsTooOldByTheWallClockAloneIsTooOld() {
        cache.current();
        land();
        wallMillis += 3_600_000;
        assertFalse(cache.current().isDone());
    }

    @Test
    void aWallClockSetBackKeepsNoTokenAlive() {
        cache.current();
        land();
        millis += 2_000;
        wallMillis -= 3_600_000;
        assertFalse(cache.current().isDone());
    }

    @Test // 500 planned calls must not wait ten seconds each
    void aFailureIsSharedForSomeSecondsAndThenTriedAgain() {
        answer = () -> REFUSED;
        var first = cache.current();
        land();
        assertEquals(REFUSED, first.join());
        pass(2_999);
        assertEquals(REFUSED, cache.current().join());
        assertEquals(0, begun.size());
        pass(1);
        answer = this::token;
        var again = cache.current();
        land();
        assertEquals("token-2", given(again));
    }

    @Test
    void aRenewalThatFailsLeavesWhatIsStillGoodAndIsNotRepeatedForEveryCall() {
        cache.current();
        land();
        pass(1600);
        answer = () -> REFUSED;
        cache.current();
        land();
        assertEquals("token-1", given(cache.current()));
        assertEquals(0, begun.size());
        pass(300);
        assertEquals(REFUSED, cache.current().join());
    }

    @Test
    void aBugInAFetchReachesThoseWhoWaitAndTheNextOneFetchesAnew() {
        answer = () -> {
            throw new IllegalStateException("bug");
        };
        var waiting = cache.current();
        land();
        assertInstanceOf(IllegalStateException.class, assertThrows(ExecutionException.class, waiting::get).getCause());
        answer = this::token;
        var again = cache.current();
        land();
        assertEquals("token-2", given(again));
    }

    /// 200 calls of 20 threads in ten rounds, over some four lives of a token.
    @Test
    void twentyThreadsNeverGetAnExpiredTokenAndFetchNoOftenerThanItsLifeAllows() throws Exception {
        var expired = new AtomicInteger();
        var shared = new CredentialCache(this::fetch, Runnable::run, this::nanos, this::now);
        try (var threads = Executors.newFixedThreadPool(20)) {
            for (int round = 0; round < 10; round++) {
                var calls = new ArrayList<Future<?>>();
                for (int thread = 0; thread < 20; thread++) {
                    calls.add(threads.submit(() -> {
                        var token = assertInstanceOf(Fetched.Credential.class, shared.current().get());
                        return now().isBefore(token.until()) ? 0 : expired.incrementAndGet();
                    }));
                }
                for (var call : calls) {
                    call.get();
                }
                pass(850);
            }
        }
        assertEquals(0, expired.get());
        assertTrue(fetches.get() <= millis / 1600 + 1, () -> fetches + " fetches in " + millis + " ms");
        assertTrue(fetches.get() > 3, fetches::toString);
    }
}
