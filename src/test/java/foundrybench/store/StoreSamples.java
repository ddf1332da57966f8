package foundrybench.store;

import foundrybench.model.Call;
import foundrybench.model.Completion;
import foundrybench.model.CompletionBuilder;
import foundrybench.model.CompletionEvent;
import foundrybench.model.Deployment;
import foundrybench.model.OutputLimitField;
import foundrybench.model.Parameters;
import foundrybench.model.Price;
import foundrybench.model.Prompt;
import foundrybench.model.Protocol;
import foundrybench.model.Request;
import foundrybench.model.Run;
import foundrybench.model.RunEvent;
import foundrybench.model.Slot;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Runs and events to save.
final class StoreSamples {
    static final Instant START = Instant.parse("2026-11-23T10:15:30.123Z");

    private static final Price PRICE = new Price(
            "guide-2026-05",
            LocalDate.parse("2026-05-03"),
            new Price.Rates(new BigDecimal("0.28"), new BigDecimal("0.07"), new BigDecimal("0.77")),
            new Price.Tier(1000, new Price.Rates(new BigDecimal("1"), null, new BigDecimal("2"))));

    private StoreSamples() {}

    /// A run of one call to each deployment, with ids made of the session's: `s1` gives `s1-r` and `s1-c0`.
    static Run run(String sessionId, String... deployments) {
        return run(sessionId, START, false, deployments);
    }

    static Run run(String sessionId, Instant startedAt, boolean simulated, String... deployments) {
        return run(sessionId, startedAt, simulated, Prompt.of("Be brief.", "What is 2+2? naïve 🤖 \uD83E"), deployments);
    }

    static Run run(String sessionId, Instant startedAt, boolean simulated, Prompt prompt, String... deployments) {
        var calls = new ArrayList<Call>();
        for (var name : deployments) {
            var request = new Request(
                    new Deployment(
                            name, "kimi-k2.6", List.of(), Protocol.CHAT, OutputLimitField.MAX_TOKENS, null, PRICE, null, null, List.of()),
                    prompt,
                    new Parameters(1000, null, new BigDecimal("0.90"), null),
                    true);
            calls.add(new Call(
                    sessionId + "-c" + calls.size(), sessionId, sessionId + "-r", request, 0, null, simulated));
        }
        return new Run(sessionId + "-r", sessionId, startedAt, prompt, calls);
    }

    static RunEvent text(Call call, String delta) {
        return event(call, new CompletionEvent.Text(Slot.ONLY, delta), 0);
    }

    static RunEvent event(Call call, CompletionEvent event, long atNanos) {
        return new RunEvent(call, atNanos, event);
    }

    /// The fold of these events, at times one millisecond apart.
    static Completion answer(Call call, CompletionEvent... events) {
        var builder = new CompletionBuilder(call);
        long atNanos = 0;
        for (var event : events) {
            builder.add(event, atNanos += 1_000_000);
        }
        return builder.snapshot();
    }
}
