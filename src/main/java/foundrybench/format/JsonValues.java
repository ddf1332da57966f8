package foundrybench.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import foundrybench.wire.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import org.jspecify.annotations.Nullable;

/// How single values look in our JSON; `null` stays `null`.
public final class JsonValues {
    private static final DateTimeFormatter TO_THE_MILLISECOND =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();
    private static final int MICROSECONDS = 3;

    private JsonValues() {}

    /// Money: a plain decimal as text, without exponent or trailing zeros.
    public static JsonNode money(@Nullable BigDecimal amount) {
        return amount == null ? NullNode.instance : TextNode.valueOf(amount.stripTrailingZeros().toPlainString());
    }

    /// Milliseconds: a number with at least one and at most three decimals.
    public static JsonNode millis(@Nullable Double millis) {
        if (millis == null) {
            return NullNode.instance;
        }
        var shortest = BigDecimal.valueOf(Math.round(millis * 1000), MICROSECONDS).stripTrailingZeros();
        return DecimalNode.valueOf(shortest.scale() < 1 ? shortest.setScale(1) : shortest);
    }

    /// A number as given, exact.
    public static JsonNode decimal(@Nullable BigDecimal number) {
        return number == null ? NullNode.instance : DecimalNode.valueOf(number);
    }

    /// A time in UTC, to the millisecond.
    public static JsonNode time(@Nullable Instant time) {
        return time == null ? NullNode.instance : TextNode.valueOf(TO_THE_MILLISECOND.format(time));
    }

    /// A day.
    public static JsonNode day(@Nullable LocalDate day) {
        return day == null ? NullNode.instance : TextNode.valueOf(day.toString());
    }

    /// An array of texts.
    public static ArrayNode texts(Iterable<String> texts) {
        var array = Json.array();
        texts.forEach(array::add);
        return array;
    }
}
