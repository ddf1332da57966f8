package foundrybench.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A request, written so that a deployment accepts it as far as its [Card] tells.
///
/// @param request what to send
/// @param changes what is otherwise than it was asked for, in words such as `max_tokens → max_completion_tokens`; none
///     when nothing is
public record Adapted(Request request, List<String> changes) {
    public Adapted {
        changes = List.copyOf(changes);
    }

    /// The request as this card wants it. What the card says nothing of stays as it is.
    public static Adapted to(Card card, Request request) {
        return new Writer(card, request).write();
    }

    /// Rewrites one request, field by field.
    private static final class Writer {
        private final Card card;
        private final Request asked;
        private final List<String> changes = new ArrayList<>();
        private final Set<String> omitted;
        private Deployment deployment;

        Writer(Card card, Request asked) {
            this.card = card;
            this.asked = asked;
            this.deployment = asked.deployment();
            this.omitted = new TreeSet<>(asked.omitted());
        }

        Adapted write() {
            protocol();
            var maxTokens = maxTokens(asked.parameters().maxTokens());
            var effort = effort(asked.parameters().effort());
            var parameters = new Parameters(
                    maxTokens,
                    number(RequestFields.TEMPERATURE, asked.parameters().temperature(), effort),
                    number(RequestFields.TOP_P, asked.parameters().topP(), effort),
                    effort);
            boolean stream = stream();
            leaveOut(new Request(deployment, asked.prompt(), Parameters.NONE, stream, omitted));
            return new Adapted(new Request(deployment, asked.prompt(), parameters, stream, omitted, schema()), changes);
        }

        private void protocol() {
            var wanted = deployment.protocol();
            var other = wanted.other();
            if (card.refuses(Feature.of(wanted)) && !card.refuses(Feature.of(other))) {
                deployment = deployment.withProtocol(other);
                changes.add(wanted.wireName() + " → " + other.wireName());
            }
        }

        private @Nullable Integer maxTokens(@Nullable Integer wanted) {
            if (wanted == null) {
                return null;
            }
            var name = limitName();
            if (refuses(name)) {
                notSent(name);
                return null;
            }
            long tokens = wanted;
            if (card.leastOutput() != null) {
                tokens = Math.max(tokens, card.leastOutput());
            }
            if (card.limits().outputTokens() != null) {
                tokens = Math.min(tokens, card.limits().outputTokens());
            }
            if (tokens != wanted) {
                changes.add("%s %d → %d".formatted(name, wanted, tokens));
            }
            return (int) tokens;
        }

        /// The name that is taken; the wanted one when none is.
        private String limitName() {
            var field = deployment.outputLimitField();
            var name = RequestFields.outputLimit(deployment.protocol(), field);
            var other = RequestFields.outputLimit(deployment.protocol(), field.other());
            if (other.equals(name) || !refuses(name) || refuses(other)) {
                return name;
            }
            deployment = deployment.withOutputLimitField(field.other());
            changes.add(name + " → " + other);
            return other;
        }

        private @Nullable AnswerSchema schema() {
            var name = RequestFields.schema(deployment.protocol());
            if (asked.schema() == null || !refuses(name)) {
                return asked.schema();
            }
            notSent(name);
            return null;
        }

        private @Nullable BigDecimal number(String name, @Nullable BigDecimal wanted, @Nullable String effort) {
            var value = RequestFields.plain(wanted);
            if (value == null || (effort == null ? takes(name, value) : takes(name, value, effort))) {
                return wanted;
            }
            notSent(name);
            return null;
        }

        /// A finding about this very value tells more than one about the field, unless it is older.
        private boolean takes(String name, String value) {
            var ofField = card.mark(Feature.of(deployment.protocol(), name)).orElse(null);
            var ofValue = card.mark(Feature.of(deployment.protocol(), name, value)).orElse(null);
            if (ofValue != null && (ofField == null || !ofValue.at().isBefore(ofField.at()))) {
                return ofValue.accepted();
            }
            return ofField == null || ofField.accepted();
        }

        /// Some take a temperature only without an effort, or with the effort `none` alone.
        private boolean takes(String name, String value, String effort) {
            var beside = Feature.together(
                    deployment.protocol(),
                    name,
                    RequestFields.effort(deployment.protocol()),
                    effort.equals(Efforts.NONE) ? Efforts.NONE : null);
            var ofField = card.mark(Feature.of(deployment.protocol(), name)).orElse(null);
            var together = card.mark(beside)
                    .filter(mark -> ofField == null || !mark.at().isBefore(ofField.at()))
                    .orElse(null);
            return together == null ? takes(name, value) : together.accepted();
        }

        private @Nullable String effort(@Nullable String wanted) {
            if (wanted == null) {
                return null;
            }
            var name = RequestFields.effort(deployment.protocol());
            if (!refuses(name)) {
                if (!card.refuses(Feature.of(deployment.protocol(), name, wanted))) {
                    return wanted;
                }
                var accepted = Efforts.ALL.stream()
                        .filter(value -> card.accepts(Feature.of(deployment.protocol(), name, value)))
                        .toList();
                var nearest = Efforts.nearest(wanted, accepted);
                if (nearest.isPresent()) {
                    changes.add("%s %s → %s".formatted(name, wanted, nearest.get()));
                    return nearest.get();
                }
            }
            notSent(name);
            return null;
        }

        private boolean stream() {
            if (!asked.stream() || !refuses(RequestFields.STREAM)) {
                return asked.stream();
            }
            changes.add("stream true → false");
            return false;
        }

        /// The fields that this program adds of itself.
        private void leaveOut(Request rest) {
            for (var name : RequestFields.of(rest).keySet()) {
                if (refuses(name)) {
                    omitted.add(name);
                    if (!name.equals(RequestFields.STREAM)) { // no stream is what its absence means
                        notSent(name);
                    }
                }
            }
        }

        private boolean refuses(String name) {
            return card.refuses(Feature.of(deployment.protocol(), name));
        }

        private void notSent(String name) {
            changes.add(name + " not sent");
        }
    }
}
