package foundrybench.bench;

import foundrybench.model.Call;
import foundrybench.model.CompletionBuilder;
import foundrybench.model.CompletionEvent.Finished;
import foundrybench.model.CompletionEvent.Reasoning;
import foundrybench.model.CompletionEvent.Sent;
import foundrybench.model.CompletionEvent.Text;
import foundrybench.model.CompletionEvent.UsageReported;
import foundrybench.model.Deployment;
import foundrybench.model.FinishReason;
import foundrybench.model.OutputLimitField;
import foundrybench.model.Parameters;
import foundrybench.model.Price;
import foundrybench.model.Prompt;
import foundrybench.model.Protocol;
import foundrybench.model.Request;
import foundrybench.model.Run;
import foundrybench.model.SessionQuery;
import foundrybench.model.Slot;
import foundrybench.model.Usage;
import foundrybench.store.SessionStore;
import foundrybench.store.StoreException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;

/// A home full of sessions of four calls each: answers of 2 KB, thinking of 4 KB.
final class BigStore {
    static final int CALLS = 4;
    static final Instant FIRST = Instant.parse("2026-01-01T08:00:00Z");

    private static final int PROMPT = 200;
    private static final int ANSWER = 2_000;
    private static final int THINKING = 4_000;
    private static final int WRITERS = 8;
    private static final int SECONDS_APART = 1_100;
    private static final Price PRICE = new Price(
            "guide-2026-05",
            LocalDate.parse("2026-05-03"),
            new Price.Rates(new BigDecimal("0.28"), null, new BigDecimal("0.77")),
            null);

    private BigStore() {}

    /// Makes it, unless it is there.
    static void make(Path home, int sessions) throws IOException, StoreException, InterruptedException {
        if (Files.exists(home.resolve("whole"))) {
            return;
        }
        if (Files.exists(home)) {
            Lab.delete(home); // of one who was stopped
        }
        System.out.printf("Making %d sessions, some minutes.%n", sessions);
        try (var store = SessionStore.open(home, problem -> System.out.println(problem.words()))) {
            try (var writers = Executors.newFixedThreadPool(WRITERS)) {
                for (int i = 0; i < sessions; i++) {
                    int number = i;
                    writers.execute(() -> save(store, number));
                }
            }
            var all = SessionQuery.ALL.withText("\"nothing of this\"");
            for (int left = 1; left > 0; left = store.unsought()) { // until all is indexed
                store.find(all, 1);
            }
        }
        Files.createFile(home.resolve("whole"));
    }

    /// When the last of so many sessions began.
    static Instant last(int sessions) {
        return FIRST.plusSeconds((sessions - 1L) * SECONDS_APART);
    }

    private static void save(SessionStore store, int number) {
        var corpus = new Corpus(number);
        var startedAt = FIRST.plusSeconds((long) number * SECONDS_APART);
        var run = run("" + number, startedAt, CALLS);
        store.begin(run);
        for (var call : run.calls()) {
            store.settle(new CompletionBuilder(call)
                    .add(new Sent(startedAt, 1, 0), 0)
                    .add(new Reasoning(Slot.ONLY, corpus.text(THINKING)), 1)
                    .add(new Text(Slot.ONLY, corpus.text(ANSWER)), 2)
                    .add(new UsageReported(new Usage(100L, 0L, 1500L, 1000L)), 3)
                    .add(new Finished(FinishReason.STOP), 4)
                    .snapshot());
        }
    }

    /// A run of a session of its own; calls go to the deployments in turn.
    static Run run(String name, Instant startedAt, int count) {
        var prompt = Prompt.of("", new Corpus(name.hashCode()).text(PROMPT));
        var calls = new ArrayList<Call>();
        for (int i = 0; i < count; i++) {
            var deployment = new Deployment(
                    Lab.DEPLOYMENTS.get(i % Lab.DEPLOYMENTS.size()), null, List.of(), Protocol.CHAT, OutputLimitField.MAX_TOKENS, null, PRICE, null,
                    null, List.of());
            var request = new Request(deployment, prompt, Parameters.NONE, true);
            calls.add(new Call("c" + name + "-" + i, "s" + name, "r" + name, request, i / Lab.DEPLOYMENTS.size(), null, false));
        }
        return new Run("r" + name, "s" + name, startedAt, prompt, calls);
    }
}
