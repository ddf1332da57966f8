package foundrybench.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import foundrybench.model.Completion;
import foundrybench.model.CompletionBuilder;
import foundrybench.model.CompletionEvent;
import foundrybench.model.Parameters;
import foundrybench.model.Price;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// Whatever an answer is damaged into, it decodes to a value: never an exception, never a hang. The same
/// mutations every time; `src/bench/fuzz` runs a million of them. One alone is run again by
/// `-Dfuzz.seed=S -Dfuzz.from=N -Dfuzz.mutations=1`, S and N being what a failure names.
class FuzzTest {
    private static final long SEED = Long.getLong("fuzz.seed", 2026);
    private static final long FROM = Long.getLong("fuzz.from", 0);
    private static final long MUTATIONS = Long.getLong("fuzz.mutations", 25_000);
    private static final boolean TELLS = System.getProperty("fuzz.mutations") != null;
    private static final long WARM = 10_000; // the first ones load and compile classes
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long LOOK_EVERY_MILLIS = 30_000; // an answer is some kilobytes: it takes less than one
    private static final Price PRICE = new Price(
            "table", null, new Price.Rates(new BigDecimal("1.75"), new BigDecimal("0.175"), new BigDecimal("14")), null);

    private volatile long current = FROM;
    private long slowest;
    private long slowestNanos;
    private long bytes;

    @Test
    void everyMutationEndsInAValue() throws InterruptedException {
        var failure = new AtomicReference<Throwable>();
        var worker = Thread.ofPlatform().daemon().start(() -> {
            try {
                decodeAll();
            } catch (RuntimeException | Error e) {
                failure.set(e);
            }
        });
        long begin = System.nanoTime();
        watch(worker);
        if (failure.get() != null) {
            fail("seed %d, mutation %d: %s".formatted(SEED, current, failure.get()), failure.get());
        }
        assertEquals(FROM + MUTATIONS, current);
        tell((System.nanoTime() - begin) / 1e9);
    }

    private void watch(Thread worker) throws InterruptedException {
        long seen = -1;
        while (worker.isAlive()) {
            if (seen == current) {
                var where = new AssertionError("it is here");
                where.setStackTrace(worker.getStackTrace());
                fail("seed %d, mutation %d hangs".formatted(SEED, seen), where);
            }
            seen = current;
            worker.join(LOOK_EVERY_MILLIS);
        }
    }

    private void decodeAll() {
        for (; current < FROM + MUTATIONS; current = current + 1) {
            long begin = THREADS.getCurrentThreadCpuTime();
            decode(new Mutator(SEED, current));
            long took = THREADS.getCurrentThreadCpuTime() - begin;
            if (took > slowestNanos && current > FROM + WARM) {
                slowestNanos = took;
                slowest = current;
            }
        }
    }

    private void decode(Mutator mutator) {
        var answer = mutator.mutate();
        bytes += answer.body().length;
        var events = answer.decode();
        var completion = fold(answer, events);
        AnswerInvariants.check(answer, events, completion);
        var random = mutator.random();
        var inPieces = fold(answer, answer.decode(1 << random.nextInt(12), random));
        assertEquals(completion, inPieces, "read in pieces");
        var tree = answer.forTheTree();
        assertEquals(essence(completion), essence(fold(tree, tree.decode())), "read by the tree alone");
    }

    /// All but a failure's words, which quote the body.
    private static List<?> essence(Completion completion) {
        var failure = completion.failure();
        return Arrays.asList(
                completion.status(), completion.model(), completion.content(), completion.reasoning(), completion.refusal(),
                completion.toolCalls(), completion.finishReason(), completion.filterCategories(), completion.usage(),
                completion.cost(), completion.events(), completion.warnings(), failure == null ? null : failure.kind(),
                failure == null ? null : failure.partial());
    }

    private static Completion fold(OddAnswer answer, List<CompletionEvent> events) {
        var origin = new Completion.Origin("id", null, null, true, null, answer.protocol(), Parameters.NONE, 0, null);
        var builder = new CompletionBuilder(origin, "gpt-5.4", PRICE, false);
        events.forEach(builder::add);
        return builder.snapshot();
    }

    private void tell(double seconds) {
        if (TELLS) {
            System.out.printf(
                    Locale.ROOT,
                    "%,d mutations of seed %d from %,d on: %,.0f MB, each decoded three times, in %.1f s, %,.0f a second; "
                            + "the slowest, number %,d, took %.1f ms of CPU.%n",
                    MUTATIONS, SEED, FROM, bytes / 1e6, seconds, MUTATIONS / seconds, slowest, slowestNanos / 1e6);
        }
    }
}
