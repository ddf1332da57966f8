package foundrybench.model;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Something that a deployment accepts or refuses: a protocol, a field of a request, or a value of that field.
///
/// @param protocol by which it is asked
/// @param field the field as it is called on the wire, such as `max_tokens` or `reasoning.effort`; `null` for the
///     protocol itself
/// @param value a value of that field; `null` for the field whatever it holds
public record Feature(Protocol protocol, @Nullable String field, @Nullable String value) implements Comparable<Feature> {

    public Feature {
        if (field == null && value != null) {
            throw new IllegalArgumentException("a value of no field: " + value);
        }
    }

    /// That it speaks this protocol.
    public static Feature of(Protocol protocol) {
        return new Feature(protocol, null, null);
    }

    /// That it takes this field.
    public static Feature of(Protocol protocol, String field) {
        return new Feature(protocol, field, null);
    }

    /// That it takes this value of the field.
    public static Feature of(Protocol protocol, String field, String value) {
        return new Feature(protocol, field, value);
    }

    /// That it takes these two fields in one request.
    ///
    /// @param value which value of the other field; `null` for those that are not found apart
    public static Feature together(Protocol protocol, String field, String other, @Nullable String value) {
        return new Feature(protocol, field + "+" + other, value);
    }

    /// From its name; empty when that is none.
    public static Optional<Feature> named(String name) {
        var parts = name.split("[ =]", 3);
        for (var protocol : Protocol.values()) {
            if (protocol.wireName().equals(parts[0])) {
                return Optional.of(new Feature(
                        protocol, parts.length > 1 ? parts[1] : null, parts.length > 2 ? parts[2] : null));
            }
        }
        return Optional.empty();
    }

    /// Such as `chat`, `chat max_tokens` or `responses reasoning.effort=none`.
    public String name() {
        var name = new StringBuilder(protocol.name().toLowerCase(Locale.ROOT));
        if (field != null) {
            name.append(' ').append(field);
        }
        if (value != null) {
            name.append('=').append(value);
        }
        return name.toString();
    }

    @Override
    public int compareTo(Feature other) {
        return name().compareTo(other.name());
    }
}
