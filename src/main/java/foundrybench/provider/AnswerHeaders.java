package foundrybench.provider;

import foundrybench.model.Transport;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The headers of an answer; names in any letter case.
public final class AnswerHeaders {
    private static final String SIMULATED = "x-foundry-bench-simulated";
    private static final String RECORDED = "x-foundry-bench-recorded";

    private final TreeMap<String, List<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private AnswerHeaders() {}

    /// From one value a name, as a recording has them.
    public static AnswerHeaders of(Map<String, String> headers) {
        var result = new AnswerHeaders();
        headers.forEach((name, value) -> result.values.put(name, List.of(value)));
        return result;
    }

    /// From an HTTP answer; of a repeated header the first value counts.
    public static AnswerHeaders ofAll(Map<String, List<String>> headers) {
        var result = new AnswerHeaders();
        headers.forEach((name, all) -> result.values.put(name, List.copyOf(all)));
        return result;
    }

    /// The same, each name and value changed so.
    AnswerHeaders with(UnaryOperator<String> change) {
        var result = new AnswerHeaders();
        values.forEach((name, all) -> result.values.put(change.apply(name), all.stream().map(change).toList()));
        return result;
    }

    /// The value of this header.
    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name)).map(List::getFirst);
    }

    /// All of them, by name; of a repeated header the first value.
    public Map<String, String> asMap() {
        return values.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> e.getValue().getFirst()));
    }

    /// All of them with each of their values, in the order of their names; what may hold a secret is covered.
    public List<HeaderLine> covered() {
        return values.entrySet().stream()
                .flatMap(header -> header.getValue().stream().map(value -> HeaderLine.covered(header.getKey(), value)))
                .toList();
    }

    /// Whether the body is an event stream.
    boolean isEventStream() {
        return get("content-type").orElse("").strip().toLowerCase(Locale.ROOT).startsWith("text/event-stream");
    }

    /// Whether the body is compressed or otherwise encoded.
    boolean isEncoded() {
        var encoding = get("content-encoding").orElse("").strip();
        return !encoding.isEmpty() && !encoding.equalsIgnoreCase("identity");
    }

    /// Whether the answer says that no model gave it.
    boolean isSimulated() {
        return get(SIMULATED).map(String::strip).filter("true"::equalsIgnoreCase).isPresent();
    }

    /// Whether the answer says that it was given before.
    boolean isRecorded() {
        return get(RECORDED).map(String::strip).filter("true"::equalsIgnoreCase).isPresent();
    }

    /// What they tell of the way the answer took.
    Transport transport() {
        return new Transport(
                get("apim-request-id").or(() -> get("x-request-id")).orElse(null),
                get("x-ms-region").orElse(null),
                remaining("x-ratelimit-remaining-requests"),
                remaining("x-ratelimit-remaining-tokens"));
    }

    /// A limit; what is negative or no number means unknown.
    private @Nullable Long remaining(String name) {
        try {
            var value = get(name).map(String::strip).map(Long::valueOf).orElse(-1L);
            return value < 0 ? null : value;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
