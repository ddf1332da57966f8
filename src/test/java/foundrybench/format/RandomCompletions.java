package foundrybench.format;

import foundrybench.model.Completion;
import foundrybench.model.Cost;
import foundrybench.model.Estimate;
import foundrybench.model.Failure;
import foundrybench.model.FailureKind;
import foundrybench.model.FinishReason;
import foundrybench.model.Parameters;
import foundrybench.model.Protocol;
import foundrybench.model.ReasoningVisibility;
import foundrybench.model.Status;
import foundrybench.model.Timing;
import foundrybench.model.ToolCall;
import foundrybench.model.Transport;
import foundrybench.model.Usage;
import foundrybench.model.Warning;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Completions as odd as the types allow, the same ones for the same seed.
public final class RandomCompletions {
    private static final String[] ODD_TEXT = {
        "", "a", "naïve 🤖", "\uD83E", "\uDD16", "\u0000\u001F\u007F", "\r\n\t\"\\/", "\u2028\u0085\uFEFF", "的回答是", "</script>"
    };

    private final Random random;

    public RandomCompletions(long seed) {
        random = new Random(seed);
    }

    /// The next one.
    public Completion next() {
        boolean simulated = random.nextBoolean();
        return new Completion(
                origin(),
                simulated,
                maybe(this::text),
                pick(Status.COMPLETED, Status.STOPPED, Status.FAILED),
                random.nextInt(20) == 0 ? text().repeat(20_000) : text(),
                text(),
                pick(ReasoningVisibility.values()),
                maybe(this::text),
                Stream.generate(() -> new ToolCall(text(), text(), text())).limit(random.nextInt(3)).toList(),
                maybe(() -> pick(FinishReason.values())),
                Stream.generate(this::text).limit(random.nextInt(3)).sorted().toList(),
                maybe(() -> new Usage(maybe(this::number), maybe(this::number), maybe(this::number), maybe(this::number))),
                random.nextBoolean(),
                maybe(this::cost),
                timing(),
                new Completion.Events(random.nextInt(), random.nextInt()),
                new Transport(maybe(this::text), maybe(this::text), maybe(this::number), maybe(this::number)),
                maybe(this::failure),
                Stream.generate(this::text).limit(random.nextInt(3)).toList(),
                warnings());
    }

    /// Text with all that is hard to store: halves of surrogate pairs, control characters, none at all.
    public String text() {
        var text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(pick(ODD_TEXT));
        }
        return text.toString();
    }

    private Completion.Origin origin() {
        return new Completion.Origin(
                text(),
                maybe(this::text),
                maybe(this::text),
                random.nextBoolean(),
                maybe(this::text),
                pick(Protocol.values()),
                new Parameters(
                        maybe(() -> random.nextInt()),
                        maybe(() -> BigDecimal.valueOf(random.nextInt(400), random.nextInt(4))),
                        maybe(() -> BigDecimal.valueOf(random.nextInt(400), random.nextInt(4))),
                        maybe(this::text)),
                random.nextInt(),
                maybe(() -> new Estimate(number(), text(), maybe(this::money), maybe(this::money), maybe(this::text), maybe(this::day))));
    }

    private Cost cost() {
        return new Cost(money(), money(), money(), maybe(this::money), money(), text(), maybe(this::day));
    }

    private Timing timing() {
        return new Timing(
                maybe(() -> Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L))),
                maybe(this::millis),
                maybe(this::millis),
                maybe(this::millis),
                maybe(this::millis),
                maybe(this::millis),
                maybe(this::millis),
                maybe(() -> random.nextInt()),
                maybe(this::millis));
    }

    private Failure failure() {
        return new Failure(
                pick(FailureKind.values()),
                text(),
                text(),
                maybe(() -> random.nextInt()),
                maybe(this::text),
                maybe(this::text),
                random.nextBoolean(),
                maybe(this::number),
                random.nextBoolean(),
                text(),
                maybe(this::text));
    }

    private EnumSet<Warning> warnings() {
        var warnings = EnumSet.noneOf(Warning.class);
        for (var warning : Warning.values()) {
            if (random.nextBoolean()) {
                warnings.add(warning);
            }
        }
        return warnings;
    }

    private BigDecimal money() {
        return new BigDecimal(random.nextInt(5) == 0 ? 0 : random.nextLong(1L << 40))
                .movePointLeft(random.nextInt(12))
                .stripTrailingZeros();
    }

    /// A duration that is whole microseconds, from none to months.
    private Double millis() {
        return random.nextLong(1L << (1 + random.nextInt(43))) / 1000.0;
    }

    private Long number() {
        return random.nextLong();
    }

    private LocalDate day() {
        return LocalDate.ofEpochDay(random.nextInt(40_000));
    }

    private <T> @Nullable T maybe(Supplier<T> value) {
        return random.nextInt(4) == 0 ? null : value.get();
    }

    @SafeVarargs
    private <T> T pick(T... values) {
        return values[random.nextInt(values.length)];
    }
}
