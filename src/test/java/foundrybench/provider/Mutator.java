package foundrybench.provider;

import foundrybench.model.Protocol;
import foundrybench.provider.OddAnswer.Ending;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Makes odd answers out of the kept ones: for one seed and number always the same one.
final class Mutator {
    private static final List<Fixture> FIXTURES = Fixture.all().toList();
    private static final int LARGE = 64 * 1024;
    private static final int[] STATUSES = {200, 201, 204, 302, 400, 401, 403, 404, 408, 413, 418, 429, 500, 502, 503, 504, 599, 999, 0, -1};
    private static final String[] HEADERS = {
        "content-type", "content-encoding", "retry-after", "retry-after-ms", "x-ms-retry-after-ms", "date",
        "x-ratelimit-reset-tokens", "x-ratelimit-reset-requests", "x-ratelimit-remaining-requests",
        "x-ratelimit-remaining-tokens", "apim-request-id", "x-ms-region", "x-foundry-bench-simulated"
    };
    private static final String[] HEADER_VALUES = {
        "", " ", "0", "-1", "1", "1.5", "1e999999999", "1e-999999999", "1e2147483647", "9".repeat(400), "NaN", "Infinity",
        "9223372036854775807", "9223372036854775807s1ms", "1m30s", "1m30", "99999999999999999999h99h", "soon", "\uFFFF", "true",
        "Sun, 06 Nov 1994 08:49:37 GMT", "Fri, 31 Dec 9999 23:59:59 GMT", "Sun, 06 Nov 94 08:49:37 GMT",
        "text/event-stream", "TEXT/EVENT-STREAM; charset=latin1", "text/html", "application/json", "gzip", "identity"
    };

    private final Random random;

    Mutator(long seed, long number) {
        random = new Random(seed * 0x9E3779B97F4A7C15L + number * 0xC2B2AE3D27D4EB4FL);
    }

    /// The random numbers of this mutation, for how its bytes are cut.
    Random random() {
        return random;
    }

    OddAnswer mutate() {
        var fixture = pick();
        var origin = fixture.name();
        byte[] body = fixture.body();
        if (random.nextInt(10) == 0) {
            var other = pick();
            origin += "+" + other.name();
            body = spliced(body, other.body());
        }
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            body = changed(body);
        }
        return new OddAnswer(origin, protocol(fixture), status(fixture), headers(fixture), body, ending());
    }

    /// The two large ones now and then only: they take as long as a hundred others.
    private Fixture pick() {
        while (true) {
            var fixture = FIXTURES.get(random.nextInt(FIXTURES.size()));
            if (fixture.body().length < LARGE || random.nextInt(20) == 0) {
                return fixture;
            }
        }
    }

    private byte[] changed(byte[] body) {
        return switch (random.nextInt(4)) {
            case 0 -> new ByteMutation(random).apply(body);
            case 1 -> new LineMutation(random).apply(body);
            default -> new JsonMutation(random).apply(new String(body, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        };
    }

    private byte[] spliced(byte[] a, byte[] b) {
        int cut = random.nextInt(a.length + 1);
        int from = random.nextInt(b.length + 1);
        var joined = new byte[cut + b.length - from];
        System.arraycopy(a, 0, joined, 0, cut);
        System.arraycopy(b, from, joined, cut, b.length - from);
        return joined;
    }

    private Protocol protocol(Fixture fixture) {
        return random.nextInt(5) == 0 ? Protocol.values()[random.nextInt(Protocol.values().length)] : fixture.protocol();
    }

    private int status(Fixture fixture) {
        return random.nextInt(12) == 0 ? STATUSES[random.nextInt(STATUSES.length)] : fixture.status();
    }

    private Map<String, String> headers(Fixture fixture) {
        if (random.nextInt(6) != 0) {
            return fixture.headers();
        }
        var headers = new TreeMap<>(fixture.headers());
        Stream.generate(() -> HEADERS[random.nextInt(HEADERS.length)])
                .limit(1 + random.nextInt(3))
                .forEach(name -> headers.put(name, HEADER_VALUES[random.nextInt(HEADER_VALUES.length)]));
        return headers;
    }

    private Ending ending() {
        return switch (random.nextInt(10)) {
            case 0 -> Ending.BROKEN;
            case 1 -> Ending.STOPPED;
            default -> Ending.PROPERLY;
        };
    }
}
