package foundrybench.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestedWaitTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    @Test
    void theMostExactOfSeveralIsTaken() {
        var headers = new TreeMap<>(Map.of(
                "retry-after-ms", "1500", "x-ms-retry-after-ms", "2500", "retry-after", "3", "x-ratelimit-reset-tokens", "5s"));
        var message = "Please retry after 4 seconds.";
        assertEquals(1500L, millis(headers, message));
        headers.remove("retry-after-ms");
        assertEquals(2500L, millis(headers, message));
        headers.remove("x-ms-retry-after-ms");
        assertEquals(3000L, millis(headers, message));
        headers.remove("retry-after");
        assertEquals(4000L, millis(headers, message));
        assertEquals(5000L, millis(headers, null));
        headers.clear();
        assertEquals(null, millis(headers, null));
    }

    @Test
    void aWaitOfNothingIsNoAnswerSoTheNextIsAsked() {
        var headers = Map.of(
                "retry-after-ms", "0", "x-ms-retry-after-ms", "-1", "retry-after", "0", "x-ratelimit-reset-tokens", "0",
                "x-ratelimit-reset-requests", "7");
        assertEquals(7000L, millis(headers, "retry after 0 seconds"));
        assertEquals(4000L, millis(headers, "retry after 4 seconds"));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            20,       20000
            1.5,      1500
            ' 20 ',   20000
            0,        -
            -5,       -
            0.0001,   -
            soon,     -
            '',       -
            86400,    86400000
            99999999999999999999, 9223372036854775807
            18446744073709552,    9223372036854775807
            """)
    void retryAfterIsInSeconds(String value, @Nullable Long millis) {
        assertEquals(millis, millis(Map.of("Retry-After", value), null));
    }

    @Test
    void aDateIsComparedWithTheServersClockWhenItIsKnown() {
        var until = "Mon, 23 Nov 2026 10:00:30 GMT";
        assertEquals(30_000L, millis(Map.of("retry-after", until), null));
        assertEquals(10_000L, millis(Map.of("retry-after", until, "date", "Mon, 23 Nov 2026 10:00:20 GMT"), null));
        assertEquals(null, millis(Map.of("retry-after", until, "date", "Mon, 23 Nov 2026 10:00:30 GMT"), null));
        assertEquals(null, millis(Map.of("retry-after", "Mon, 23 Nov 2026 09:59:59 GMT"), null));
        assertEquals(30_000L, millis(Map.of("retry-after", until, "date", "yesterday"), null));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
            Please retry after 1 second.                        | 1000
            Please Retry After 20 Seconds. Contact support      | 20000
            Please try again in 20s.                            | 20000
            Please try again in 1.242s.                         | 1242
            try again in 500ms                                  | 500
            try again in 250 milliseconds                       | 250
            try again in 2 minutes                              | 120000
            try again in 3m.                                    | 180000
            Please retry after 86400 seconds.                   | 86400000
            retry after 5 apples                                | -
            retry after a while                                 | -
            rate limit of 60 seconds                            | -
            """)
    void theMessagesWordsAreRead(String message, @Nullable Long millis) {
        assertEquals(millis, millis(Map.of(), message));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            7,      7000
            0.5,    500
            250ms,  250
            1m30s,  90000
            6m0s,   360000
            1h,     3600000
            0s,     -
            -1,     -
            1d,     -
            1m x,   -
            9223372036854775807ms1s, 9223372036854775807
            9223372036854775807h9223372036854775807h2ms, 9223372036854775807
            11111111111111111111111111111111111111111111, -
            """)
    void resetHeadersTellSecondsOrParts(String value, @Nullable Long millis) {
        assertEquals(millis, millis(Map.of("x-rate-limit-reset-tokens", value), null));
        assertEquals(millis, millis(Map.of("X-RateLimit-Reset-Requests", value), null));
    }

    private static @Nullable Long millis(Map<String, String> headers, @Nullable String message) {
        return new RequestedWait(() -> NOW).millis(AnswerHeaders.of(headers), message);
    }
}
