package foundrybench.provider;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How long a refused caller is asked to wait. In order: a header in milliseconds, `retry-after` in seconds or
/// as an HTTP date, the message's words, a reset header. A wait of nothing is no answer, so the next is asked.
final class RequestedWait {
    private static final List<String> MILLIS_HEADERS = List.of("retry-after-ms", "x-ms-retry-after-ms");
    private static final List<String> RESET_HEADERS = List.of(
            "x-ratelimit-reset-tokens",
            "x-rate-limit-reset-tokens",
            "x-ratelimit-reset-requests",
            "x-rate-limit-reset-requests");
    private static final Pattern WORDS = Pattern.compile(
            "(?:retry after|try again in) (\\d+(?:\\.\\d+)?) ?(ms|milliseconds?|s|sec|seconds?|m|minutes?)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern RESET_PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|s|m|h)?");

    private static final BigDecimal LONGEST = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final int MOST_DIGITS = 40;

    private final InstantSource clock;

    /// @param clock for a date without a `Date` header beside it
    RequestedWait(InstantSource clock) {
        this.clock = clock;
    }

    /// Milliseconds, above 0; `null` when nothing is asked.
    @Nullable Long millis(AnswerHeaders headers, @Nullable String message) {
        return fromMillisHeaders(headers)
                .or(() -> headers.get("retry-after").flatMap(value -> fromRetryAfter(value.strip(), headers)))
                .or(() -> Optional.ofNullable(message).flatMap(RequestedWait::fromWords))
                .or(() -> fromResetHeaders(headers))
                .orElse(null);
    }

    private static Optional<Long> fromMillisHeaders(AnswerHeaders headers) {
        return MILLIS_HEADERS.stream()
                .flatMap(name -> headers.get(name).stream())
                .flatMap(value -> scaled(value.strip(), "ms").stream())
                .findFirst();
    }

    private Optional<Long> fromRetryAfter(String value, AnswerHeaders headers) {
        var seconds = scaled(value, "s");
        return seconds.isPresent() ? seconds : fromDate(value, headers);
    }

    private Optional<Long> fromDate(String value, AnswerHeaders headers) {
        return httpDate(value).flatMap(until -> {
            var now = headers.get("date").flatMap(RequestedWait::httpDate).map(ZonedDateTime::toInstant);
            return positive(Duration.between(now.orElseGet(clock::instant), until.toInstant()).toMillis());
        });
    }

    private static Optional<ZonedDateTime> httpDate(String value) {
        try {
            return Optional.of(ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<Long> fromWords(String message) {
        var found = WORDS.matcher(message);
        if (!found.find()) {
            return Optional.empty();
        }
        var unit = found.group(2).toLowerCase(Locale.ROOT);
        return scaled(found.group(1), unit.startsWith("ms") || unit.startsWith("milli") ? "ms" : unit.substring(0, 1));
    }

    /// Seconds, or parts with units such as `1m30s` or `250ms`.
    private static Optional<Long> fromResetHeaders(AnswerHeaders headers) {
        return RESET_HEADERS.stream()
                .flatMap(name -> headers.get(name).stream())
                .flatMap(value -> fromReset(value.strip()).stream())
                .findFirst();
    }

    private static Optional<Long> fromReset(String value) {
        var part = RESET_PART.matcher(value);
        long total = 0;
        int end = 0;
        while (part.find() && part.start() == end) {
            long millis = scaled(part.group(1), part.group(2) == null ? "s" : part.group(2)).orElse(0L);
            total += Math.min(millis, Long.MAX_VALUE - total);
            end = part.end();
        }
        return end == value.length() ? positive(total) : Optional.empty();
    }

    private static Optional<Long> scaled(String number, String unit) {
        if (number.length() > MOST_DIGITS) {
            return Optional.empty();
        }
        try {
            int factor = switch (unit) {
                case "ms" -> 1;
                case "m" -> 60_000;
                case "h" -> 3_600_000;
                default -> 1000;
            };
            return positive(new BigDecimal(number).multiply(BigDecimal.valueOf(factor)).min(LONGEST).longValue());
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Long> positive(long millis) {
        return millis > 0 ? Optional.of(millis) : Optional.empty();
    }
}
