package foundrybench.app;

import foundrybench.catalog.Estimates;
import foundrybench.model.Completion;
import foundrybench.model.CompletionBuilder;
import foundrybench.model.CompletionEvent.Finished;
import foundrybench.model.CompletionEvent.Sent;
import foundrybench.model.CompletionEvent.Text;
import foundrybench.model.CompletionEvent.UsageReported;
import foundrybench.model.FinishReason;
import foundrybench.model.MonthlyEstimate;
import foundrybench.model.Parameters;
import foundrybench.model.Price;
import foundrybench.model.Prompt;
import foundrybench.model.PromptVersion;
import foundrybench.model.Protocol;
import foundrybench.model.Repricing;
import foundrybench.model.Slot;
import foundrybench.model.SpendSlice;
import foundrybench.model.Usage;
import foundrybench.ui.sessions.ExportForm;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Some days of spending, and two versions of a prompt.
final class FakeArchive implements WorkbenchArchive {
    final List<ExportForm.Order> ordered = new CopyOnWriteArrayList<>();
    volatile CountDownLatch go = new CountDownLatch(0);
    volatile int spendAsked;
    volatile boolean more;

    private void awaitGo() {
        try {
            go.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<SpendSlice> spend(Instant from) {
        spendAsked++;
        return IntStream.rangeClosed(1, 24)
                .mapToObj(day -> new SpendSlice(
                        LocalDate.of(2026, 11, day), day % 2 == 0 ? "gpt-5.4" : "Kimi-K2.6", day, day == 7 ? 1 : 0, new BigDecimal(day).movePointLeft(1)))
                .toList();
    }

    @Override
    public List<String> pricedBy(Instant from) {
        return List.of("guide-2026-05 of 2026-05-03");
    }

    @Override
    public MonthlyEstimate estimate() {
        return Estimates.ofGuide();
    }

    @Override
    public String layers(String deployment) {
        return deployment.equals("gpt-5.4") ? "L4 Decision" : "L1 Generation · L5 Reporting";
    }

    @Override
    public List<String> priceTables() {
        return List.of("guide-2026-05", "published-2026-07");
    }

    @Override
    public Repricing reprice(String table, Instant from) {
        return new Repricing(deployment -> null);
    }

    @Override
    public List<PromptVersion> versions(int most) {
        var known = List.of(version("bbbb", "Answer with one sentence.", 2), version("aaaa", "Answer with one word.", 1));
        return more ? Stream.concat(Stream.of(version("cccc", "Answer with two words.", 3)), known.stream()).toList() : known;
    }

    private static PromptVersion version(String hash, String text, int runs) {
        var last = FakeEngine.NOW.plusSeconds(runs);
        return new PromptVersion(hash.repeat(16), Prompt.of("Be brief.", text), last, last, runs, "session-" + runs);
    }

    @Override
    public List<Completion> results(String hash, int most) {
        awaitGo();
        var first = hash.startsWith("aaaa");
        return first ? List.of(answer("9.9", 2), answer("It is 9.9", 1)) : List.of(answer("Of the two, **9.9** is larger.", 3));
    }

    private static Completion answer(String text, int number) {
        var origin = new Completion.Origin(
                "call-" + number, "session-" + number, "run", false, "Kimi-K2.6", Protocol.CHAT, Parameters.NONE, 0, null);
        var price = new Price(
                "guide-2026-05", LocalDate.of(2026, 5, 3), new Price.Rates(new BigDecimal("0.28"), null, new BigDecimal("0.77")), null);
        return new CompletionBuilder(origin, null, price, false)
                .add(new Sent(FakeEngine.NOW.plusSeconds(number), 1, 0), 0)
                .add(new Text(Slot.ONLY, text), 1_000_000)
                .add(new UsageReported(new Usage(100L, 0L, 200L, null)), 2_000_000)
                .add(new Finished(FinishReason.STOP), 3_000_000)
                .snapshot();
    }

    @Override
    public Imported importFrom(Path file) {
        return new Imported("3 answers added in 1 session, 0 there already.", List.of("line 4: no JSON, column 2"));
    }

    @Override
    public String export(List<String> sessionIds, ExportForm.Order order) {
        ordered.add(order);
        awaitGo();
        if (order.file().endsWith("full.jsonl")) {
            throw new WorkbenchEngine.Unavailable("No space is left.", null);
        }
        return "Written: " + order.file() + ".";
    }
}
