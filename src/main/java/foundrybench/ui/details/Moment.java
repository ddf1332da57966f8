package foundrybench.ui.details;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Times of the clock, to compare with a service's own logs: `2026-11-23 12:00:00.000 UTC`.
final class Moment {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Moment() {}

    static String of(Instant at) {
        return FORMAT.format(at);
    }
}
