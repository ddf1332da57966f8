package foundrybench.doctor;

import foundrybench.model.Finding.Check;
import foundrybench.model.Finding.State;
import foundrybench.model.Finding;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// Compares this machine's clock with what a service says in its header `Date` (RFC 9110, 6.6.1), whole seconds.
final class ClockFinding {
    /// Entra ID refuses what is further off.
    private static final Duration TOLERABLE = Duration.ofMinutes(5);

    private ClockFinding() {}

    static Finding of(@Nullable String date, InstantSource clock) {
        var service = parse(date);
        if (service == null) {
            return Finding.of(Check.CLOCK, State.SKIPPED, "The service does not say what time it is.");
        }
        var ahead = Duration.between(service, clock.instant());
        var words = "This machine's clock is %s %s the service's.".formatted(words(ahead.abs()), ahead.isNegative() ? "behind" : "ahead of");
        return ahead.abs().compareTo(TOLERABLE) <= 0
                ? Finding.of(Check.CLOCK, State.OK, ahead.abs().toSeconds() <= 1 ? "As the service's." : words)
                : new Finding(Check.CLOCK, State.FAILED, words + " Tokens and certificates are refused for it.",
                        "Set this machine's date and time, or have them set from the network.", "timedatectl set-ntp true", null);
    }

    private static @Nullable Instant parse(@Nullable String date) {
        try {
            return date == null ? null : DateTimeFormatter.RFC_1123_DATE_TIME.parse(date.strip(), Instant::from);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String words(Duration off) {
        if (off.toDays() > 0) {
            return "%d d %d h".formatted(off.toDays(), off.toHoursPart());
        }
        if (off.toHours() > 0) {
            return "%d h %d min".formatted(off.toHours(), off.toMinutesPart());
        }
        return off.toMinutes() > 0 ? "%d min %d s".formatted(off.toMinutes(), off.toSecondsPart()) : off.toSeconds() + " s";
    }
}
