package foundrybench.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import foundrybench.wire.Json;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The fields of one JSON object, each asked for by name and type; what is wrong is told with the field's
/// whole path. A method called `optional…` takes a missing field or `null` for `null`, the others refuse both.
public final class JsonFields {
    private static final int LARGEST_SCALE = 100;

    private final JsonNode object;
    private final String path;

    private JsonFields(JsonNode object, String path) {
        this.object = object;
        this.path = path;
    }

    /// The fields of a value that should be an object.
    ///
    /// @param what what the value is, for the message when it is none
    public static JsonFields of(JsonNode json, String what) throws FormatException {
        if (!json.isObject()) {
            throw new FormatException(what, "is no JSON object");
        }
        return new JsonFields(json, "");
    }

    /// The fields of each value of an array, which should be objects.
    public static List<JsonFields> ofEach(JsonNode array) throws FormatException {
        return new JsonFields(Json.object().set("", array), "").objects("");
    }

    /// Text.
    public String text(String name) throws FormatException {
        return required(name, optionalText(name));
    }

    /// Text, or `null`.
    public @Nullable String optionalText(String name) throws FormatException {
        var value = value(name);
        if (value == null) {
            return null;
        }
        if (!value.isTextual()) {
            throw wrong(name, "is no text");
        }
        return value.textValue();
    }

    /// `true` or `false`.
    public boolean truth(String name) throws FormatException {
        var value = required(name, value(name));
        if (!value.isBoolean()) {
            throw wrong(name, "is neither true nor false");
        }
        return value.booleanValue();
    }

    /// A whole number that fits an `int`.
    public int count(String name) throws FormatException {
        return required(name, optionalCount(name));
    }

    /// A whole number that fits an `int`, or `null`.
    public @Nullable Integer optionalCount(String name) throws FormatException {
        var value = value(name);
        if (value == null) {
            return null;
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw wrong(name, "is no whole number of a usual size");
        }
        return value.intValue();
    }

    /// A whole number.
    public long number(String name) throws FormatException {
        return required(name, optionalNumber(name));
    }

    /// A whole number, or `null`.
    public @Nullable Long optionalNumber(String name) throws FormatException {
        var value = value(name);
        if (value == null) {
            return null;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw wrong(name, "is no whole number");
        }
        return value.longValue();
    }

    /// A number with a fraction, exact, or `null`.
    public @Nullable BigDecimal optionalDecimal(String name) throws FormatException {
        var value = value(name);
        if (value == null) {
            return null;
        }
        if (!value.isNumber() || Math.abs(value.decimalValue().scale()) > LARGEST_SCALE) {
            throw wrong(name, "is no number of a usual size");
        }
        return value.decimalValue();
    }

    /// A number with a fraction, rounded to a `double`, or `null`.
    public @Nullable Double optionalDouble(String name) throws FormatException {
        var value = optionalDecimal(name);
        return value == null ? null : Double.valueOf(value.doubleValue());
    }

    /// All fields, those that nobody knows included; what is done to them is not done here.
    public ObjectNode copy() {
        return object.deepCopy();
    }

    /// An amount of money, written as text.
    public BigDecimal money(String name) throws FormatException {
        return required(name, optionalMoney(name));
    }

    /// An amount of money, written as text, or `null`; without trailing zeros.
    public @Nullable BigDecimal optionalMoney(String name) throws FormatException {
        var text = optionalText(name);
        if (text == null) {
            return null;
        }
        try {
            var amount = new BigDecimal(text).stripTrailingZeros();
            if (Math.abs(amount.scale()) > LARGEST_SCALE) {
                throw wrong(name, "is no amount of a usual size");
            }
            return amount;
        } catch (NumberFormatException e) {
            throw wrong(name, "is no amount of money: " + text);
        }
    }

    /// A time as in ISO 8601.
    public Instant instant(String name) throws FormatException {
        return required(name, optionalInstant(name));
    }

    /// A time as in ISO 8601, or `null`.
    public @Nullable Instant optionalInstant(String name) throws FormatException {
        var text = optionalText(name);
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            throw wrong(name, "is no time such as 2026-11-23T10:15:30.123Z: " + text);
        }
    }

    /// A day as in ISO 8601, or `null`.
    public @Nullable LocalDate optionalDay(String name) throws FormatException {
        var text = optionalText(name);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw wrong(name, "is no day such as 2026-11-23: " + text);
        }
    }

    /// One of the given values, told apart by their names.
    public <T> T choice(String name, T[] values, Function<T, String> nameOf) throws FormatException {
        return required(name, optionalChoice(name, values, nameOf));
    }

    /// One of the given values, told apart by their names, or `null`.
    public <T> @Nullable T optionalChoice(String name, T[] values, Function<T, String> nameOf) throws FormatException {
        var text = optionalText(name);
        if (text == null) {
            return null;
        }
        var names = new ArrayList<String>();
        for (var value : values) {
            if (nameOf.apply(value).equals(text)) {
                return value;
            }
            names.add(nameOf.apply(value));
        }
        throw wrong(name, "is \"%s\", none of %s".formatted(text, String.join(", ", names)));
    }

    /// An object.
    public JsonFields object(String name) throws FormatException {
        return required(name, optionalObject(name));
    }

    /// An object, or `null`.
    public @Nullable JsonFields optionalObject(String name) throws FormatException {
        var value = value(name);
        if (value == null) {
            return null;
        }
        if (!value.isObject()) {
            throw wrong(name, "is no object");
        }
        return new JsonFields(value, path + name + ".");
    }

    /// An array of objects.
    public List<JsonFields> objects(String name) throws FormatException {
        var elements = new ArrayList<JsonFields>();
        for (var element : array(name)) {
            var place = "%s[%d]".formatted(name, elements.size());
            if (!element.isObject()) {
                throw wrong(place, "is no object");
            }
            elements.add(new JsonFields(element, path + place + "."));
        }
        return elements;
    }

    /// An array of texts.
    public List<String> texts(String name) throws FormatException {
        var elements = new ArrayList<String>();
        for (var element : array(name)) {
            if (!element.isTextual()) {
                throw wrong("%s[%d]".formatted(name, elements.size()), "is no text");
            }
            elements.add(element.textValue());
        }
        return elements;
    }

    /// An array of texts, or `null`.
    public @Nullable List<String> optionalTexts(String name) throws FormatException {
        return value(name) == null ? null : texts(name);
    }

    /// An array.
    public JsonNode array(String name) throws FormatException {
        var value = required(name, value(name));
        if (!value.isArray()) {
            throw wrong(name, "is no array");
        }
        return value;
    }

    /// Whatever stands there; `null` for a missing field or `null`.
    public @Nullable JsonNode value(String name) {
        var value = object.get(name);
        return value == null || value.isNull() ? null : value;
    }

    /// The names of all fields that are there.
    List<String> names() {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    /// Where the object stands, as messages name it.
    String place() {
        return path.isEmpty() ? "The object" : path.replaceAll("\\.$", "");
    }

    /// What is wrong with a field, to be thrown.
    public FormatException wrong(String name, String problem) {
        return new FormatException(path + name, problem);
    }

    private <T> T required(String name, @Nullable T value) throws FormatException {
        if (value == null) {
            throw wrong(name, object.has(name) ? "is null" : "is missing");
        }
        return value;
    }
}
