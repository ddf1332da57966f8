package foundrybench.probe;

import foundrybench.model.AnswerSchema;
import foundrybench.model.Deployment;
import foundrybench.model.Message;
import foundrybench.model.OutputLimitField;
import foundrybench.model.Parameters;
import foundrybench.model.Prompt;
import foundrybench.model.Protocol;
import foundrybench.model.Request;
import foundrybench.model.RequestFields;
import foundrybench.model.Role;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One small request of a probe.
///
/// @param limitField what the output limit is called; `null` for none, where a deployment takes none
/// @param limit in tokens
/// @param wishes what else it asks for
/// @param effort the value of [Wish#EFFORT]
record Question(Protocol protocol, @Nullable String limitField, int limit, Set<Wish> wishes, @Nullable String effort) {
    /// The least that the services accept.
    static final int LEAST_LIMIT = 16;
    /// An effort that no service knows: whoever accepts it does not look.
    static final String NO_EFFORT = "no-such-effort";

    private static final BigDecimal TEMPERATURE = new BigDecimal("0.2");
    private static final BigDecimal TOP_P = new BigDecimal("0.9");
    private static final Prompt PROMPT =
            new Prompt(List.of(new Message(Role.USER, "Reply with {\"word\": \"ready\"} as JSON.")));
    private static final AnswerSchema SCHEMA = new AnswerSchema(
            "probe",
            """
            {"type":"object","properties":{"word":{"type":"string"}},"required":["word"],"additionalProperties":false}""");

    Question {
        var ordered = EnumSet.noneOf(Wish.class);
        ordered.addAll(wishes);
        wishes = Collections.unmodifiableSet(ordered);
    }

    /// All wishes at once.
    static Question ofEverything(Protocol protocol, OutputLimitField field) {
        var wishes = EnumSet.allOf(Wish.class);
        if (protocol == Protocol.RESPONSES) {
            wishes.remove(Wish.USAGE); // it is told there in any case
        }
        return new Question(protocol, RequestFields.outputLimit(protocol, field), LEAST_LIMIT, wishes, NO_EFFORT);
    }

    /// Nothing but prompt and output limit.
    Question bare() {
        return new Question(protocol, limitField, limit, Set.of(), null);
    }

    Question by(@Nullable String otherField) {
        return new Question(protocol, otherField, limit, wishes, effort);
    }

    Question limitedTo(int tokens) {
        return new Question(protocol, limitField, tokens, wishes, effort);
    }

    Question with(Wish wish) {
        var more = EnumSet.of(wish);
        more.addAll(wishes);
        return new Question(protocol, limitField, limit, more, effort);
    }

    Question withEffort(String value) {
        return new Question(protocol, limitField, limit, with(Wish.EFFORT).wishes, value);
    }

    /// A stream's options go with the stream.
    Question without(Wish wish) {
        var fewer = EnumSet.noneOf(Wish.class);
        fewer.addAll(wishes);
        fewer.remove(wish);
        if (wish == Wish.STREAM) {
            fewer.remove(Wish.USAGE);
        }
        return new Question(protocol, limitField, limit, fewer, wish == Wish.EFFORT ? null : effort);
    }

    boolean has(Wish wish) {
        return wishes.contains(wish);
    }

    /// As it is sent to the deployment.
    Request request(Deployment deployment) {
        boolean isNew = OutputLimitField.MAX_COMPLETION_TOKENS.wireName().equals(limitField);
        return new Request(
                deployment
                        .withProtocol(protocol)
                        .withOutputLimitField(isNew ? OutputLimitField.MAX_COMPLETION_TOKENS : OutputLimitField.MAX_TOKENS),
                PROMPT,
                new Parameters(
                        limitField == null ? null : limit,
                        has(Wish.TEMPERATURE) ? TEMPERATURE : null,
                        has(Wish.TOP_P) ? TOP_P : null,
                        effort),
                has(Wish.STREAM),
                has(Wish.USAGE) ? Set.of() : Set.of(Wish.USAGE.field(Protocol.CHAT)),
                has(Wish.SCHEMA) ? SCHEMA : null);
    }

    /// Tokens that the prompt has at the most: one a byte, and what it is wrapped in.
    static int mostPromptTokens() {
        int wrapping = 64;
        return PROMPT.messages().getFirst().text().length() + SCHEMA.json().length() + wrapping;
    }
}
