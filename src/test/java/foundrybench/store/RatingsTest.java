package foundrybench.store;

import static foundrybench.store.StoreSamples.answer;
import static foundrybench.store.StoreSamples.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import foundrybench.model.CompletionEvent.Finished;
import foundrybench.model.Rating;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a person thinks of answers is kept with their session.
class RatingsTest {
    private static final Rating WINNER = new Rating(true, null, "");

    @TempDir
    Path folder;

    private final List<StoreProblem> problems = new ArrayList<>();

    @AfterEach
    void nothingWentWrong() {
        assertEquals(List.of(), problems);
    }

    @Test
    void theLastWordIsKeptOverARestart() throws Exception {
        try (var store = open()) {
            begin(store, "s1");
            store.rate("s1-c0", new Rating(false, 2, "l"));
            store.rate("s1-c0", new Rating(false, 3, "long"));
        }
        try (var store = open()) {
            assertEquals(Map.of("s1-c0", new Rating(false, 3, "long")), ratings(store, "s1"));
            store.rate("s1-c0", Rating.NONE);
            store.flush();
            assertEquals(Map.of(), ratings(store, "s1"));
        }
    }

    @Test
    void aSessionHasOneWinner() throws Exception {
        try (var store = open()) {
            begin(store, "s1");
            begin(store, "s2");
            assertNull(store.sessions(1).getFirst().winner());
            store.rate("s2-c0", WINNER);
            store.rate("s1-c0", WINNER.withNote("first"));
            store.flush();
            store.rate("s1-c1", WINNER);
            store.flush();
            assertEquals(Map.of("s1-c0", new Rating(false, null, "first"), "s1-c1", WINNER), ratings(store, "s1"));
            assertEquals(Map.of("s2-c0", WINNER), ratings(store, "s2"));
            assertEquals("gpt-5.4", store.session("s1").orElseThrow().summary().winner());
        }
    }

    @Test
    void ofTwoMarkedAtOnceTheLaterIsTheWinner() throws Exception {
        try (var store = open()) {
            begin(store, "s1");
            store.rate("s1-c1", WINNER);
            store.rate("s1-c0", WINNER);
            store.rate("s1-c1", WINNER);
            store.flush();
            assertEquals("gpt-5.4", store.session("s1").orElseThrow().summary().winner());
        }
    }

    @Test
    void aRatingGoesWithItsSessionAndComesToNothingWithoutIt() throws Exception {
        try (var store = open()) {
            begin(store, "s1");
            store.rate("s1-c0", WINNER);
            store.delete("s1");
            store.rate("s1-c0", WINNER);
            store.flush();
            begin(store, "s1");
            assertEquals(Map.of(), ratings(store, "s1"));
        }
    }

    private static void begin(SessionStore store, String session) {
        var run = run(session, "Kimi-K2.6", "gpt-5.4");
        store.begin(run);
        run.calls().forEach(call -> store.settle(answer(call, new Finished(null))));
    }

    private static Map<String, Rating> ratings(SessionStore store, String session) throws StoreException {
        return store.session(session).orElseThrow().ratings();
    }

    private SessionStore open() throws StoreException {
        return SessionStore.open(folder, problems::add);
    }
}
