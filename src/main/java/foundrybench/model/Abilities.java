package foundrybench.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a [Card] says of one protocol, in a row. What is not known is `null`.
///
/// @param spoken whether the deployment is asked by this protocol at all
/// @param streaming whether an answer may come as a stream
/// @param usageInStream whether a stream tells its usage
/// @param outputLimits what the output limit may be called; empty when there may be none
/// @param temperature whether it may be set when no effort is
/// @param topP whether it may be set when no effort is
/// @param temperatureWithEffort whether it may be set beside an effort other than `none`
/// @param temperatureWithoutEffort whether it may be set beside the effort `none`
/// @param efforts the values of reasoning effort that are taken; empty when none is
/// @param jsonSchema whether the answer may be bound to a schema
/// @param refused what it refuses, each with the words for it
public record Abilities(
        @Nullable Boolean spoken,
        @Nullable Boolean streaming,
        @Nullable Boolean usageInStream,
        @Nullable List<String> outputLimits,
        @Nullable Boolean temperature,
        @Nullable Boolean topP,
        @Nullable Boolean temperatureWithEffort,
        @Nullable Boolean temperatureWithoutEffort,
        @Nullable List<String> efforts,
        @Nullable Boolean jsonSchema,
        List<Refusal> refused) {
    /// Where a card marks whether a stream tells its usage: no field of a request.
    public static final String USAGE = "usage";

    /// A feature that is off.
    ///
    /// @param why in the service's words, or ours where it had none
    public record Refusal(Feature feature, String why) {}

    /// What this card says of this protocol.
    public static Abilities of(Card card, Protocol protocol) {
        var names = new Names(card, protocol);
        var effort = RequestFields.effort(protocol);
        return new Abilities(
                names.is(Feature.of(protocol)),
                names.is(RequestFields.STREAM),
                names.is(USAGE),
                names.limits(RequestFields.outputLimits(protocol)),
                names.is(RequestFields.TEMPERATURE),
                names.is(RequestFields.TOP_P),
                names.is(Feature.together(protocol, RequestFields.TEMPERATURE, effort, null)),
                names.is(Feature.together(protocol, RequestFields.TEMPERATURE, effort, Efforts.NONE)),
                names.efforts(effort),
                names.is(RequestFields.schema(protocol)),
                names.refused());
    }

    /// The protocol by which a deployment is asked: as it is known for, unless it is found to speak the other alone.
    public static Protocol spoken(Card card, Deployment deployment) {
        var wanted = deployment.protocol();
        if (!card.refuses(Feature.of(wanted))) {
            return wanted;
        }
        return card.refuses(Feature.of(wanted.other())) ? wanted : wanted.other();
    }

    private record Names(Card card, Protocol protocol) {
        @Nullable Boolean is(Feature feature) {
            return card.mark(feature).map(Card.Mark::accepted).orElse(null);
        }

        @Nullable Boolean is(String field) {
            return is(Feature.of(protocol, field));
        }

        @Nullable List<String> limits(List<String> fields) {
            return fields.stream().allMatch(field -> is(field) == null)
                    ? null
                    : fields.stream().filter(field -> card.accepts(Feature.of(protocol, field))).toList();
        }

        /// Those of the usual order first, then what else is taken.
        @Nullable List<String> efforts(String field) {
            var taken = new ArrayList<String>();
            for (var value : Efforts.ALL) {
                if (card.accepts(Feature.of(protocol, field, value))) {
                    taken.add(value);
                }
            }
            for (var mark : card.marks().entrySet()) {
                var feature = mark.getKey();
                boolean isValue = feature.protocol() == protocol && field.equals(feature.field()) && feature.value() != null;
                if (isValue && mark.getValue().accepted() && !taken.contains(feature.value())) {
                    taken.add(Objects.requireNonNull(feature.value()));
                }
            }
            return taken.isEmpty() && is(field) == null ? null : taken;
        }

        List<Refusal> refused() {
            return card.marks().entrySet().stream()
                    .filter(mark -> mark.getKey().protocol() == protocol && !mark.getValue().accepted())
                    .map(mark -> new Refusal(
                            mark.getKey(), Objects.requireNonNullElse(mark.getValue().why(), "It did not say why.")))
                    .toList();
        }
    }
}
