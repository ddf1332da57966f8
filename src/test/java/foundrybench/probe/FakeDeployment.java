package foundrybench.probe;

import foundrybench.model.Failure;
import foundrybench.model.FailureFacts;
import foundrybench.model.FailureKind;
import foundrybench.model.FailureText;
import foundrybench.model.Protocol;
import foundrybench.model.Samples;
import foundrybench.probe.Reply.Accepted;
import foundrybench.probe.Reply.Refused;
import foundrybench.provider.Refusals;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A deployment with rules of its own, which answers questions without a network.
///
/// @param protocols that it speaks
/// @param limits names of the output limit that it takes; none of which must be there
/// @param least output tokens
/// @param refused wishes that it never takes
/// @param samplingWith the only efforts beside which temperature and top_p are taken, the default being `medium`; `null`
///     for all
/// @param efforts that it takes; `null` when it takes anything and does not look
/// @param says how much its refusals say
/// @param asked what it was asked, in order
record FakeDeployment(
        Set<Protocol> protocols,
        Set<String> limits,
        int least,
        Set<Wish> refused,
        @Nullable Set<String> samplingWith,
        @Nullable List<String> efforts,
        Says says,
        List<Question> asked)
        implements Asking {
    /// How much a refusal says.
    enum Says {
        /// Field, and values that are taken.
        ALL,
        /// Only the text names the field.
        TEXT,
        /// Nothing at all.
        NOTHING
    }

    FakeDeployment(
            Set<Protocol> protocols,
            Set<String> limits,
            int least,
            Set<Wish> refused,
            @Nullable Set<String> samplingWith,
            @Nullable List<String> efforts,
            Says says) {
        this(protocols, limits, least, refused, samplingWith, efforts, says, new ArrayList<>());
    }

    FakeDeployment saying(Says other) {
        return new FakeDeployment(protocols, limits, least, refused, samplingWith, efforts, other);
    }

    @Override
    public Reply ask(Question question) {
        asked.add(question);
        var protocol = question.protocol();
        if (!protocols.contains(protocol)) {
            return says == Says.NOTHING
                    ? refuse(question, null, "")
                    : refuse(question, null, protocol == Protocol.CHAT
                            ? "The chatCompletion operation does not work with the specified model, fake."
                            : "This model is not supported by the Responses API.");
        }
        var field = question.limitField();
        if (field != null && protocol == Protocol.CHAT && !limits.contains(field)) {
            return refuse(question, field, "Unsupported parameter: '%s' is not supported with this model.".formatted(field));
        }
        if (field != null && question.limit() < least) {
            return refuse(question, field, "Invalid '%s': integer below minimum value. Expected a value >= %d, but got %d instead."
                    .formatted(field, least, question.limit()));
        }
        for (var wish : question.wishes()) {
            if (refused.contains(wish)) {
                var name = wish.field(protocol);
                return refuse(question, name, "Unsupported parameter: '%s' is not supported with this model.".formatted(name));
            }
        }
        var effort = question.effort();
        if (effort != null && efforts != null && !efforts.contains(effort)) {
            return refuse(question, Wish.EFFORT.field(protocol), "Invalid value: '%s'. Supported values are: '%s'."
                    .formatted(effort, String.join("', '", efforts)));
        }
        var inForce = effort == null ? "medium" : effort;
        for (var wish : List.of(Wish.TEMPERATURE, Wish.TOP_P)) {
            if (question.has(wish) && samplingWith != null && !samplingWith.contains(inForce)) {
                var name = wish.field(protocol);
                return refuse(question, name, "Unsupported value: '%s' does not support 0.2 with this model. Only the default (1) value is supported."
                        .formatted(name));
            }
        }
        boolean told = protocol == Protocol.RESPONSES || question.has(Wish.USAGE) || !question.has(Wish.STREAM);
        return new Accepted(question.has(Wish.STREAM), told);
    }

    private Refused refuse(Question question, @Nullable String field, String words) {
        boolean isSaid = says != Says.NOTHING;
        var message = isSaid ? words : "Bad request.";
        Failure failure = FailureText.describe(
                        FailureKind.BAD_REQUEST, FailureFacts.message(message).answered(400, null, message, null))
                .naming(says == Says.ALL ? field : null);
        var request = question.request(Samples.deployment("fake", question.protocol()));
        return new Refused(failure, isSaid ? Refusals.lesson(failure, request).orElse(null) : null);
    }
}
