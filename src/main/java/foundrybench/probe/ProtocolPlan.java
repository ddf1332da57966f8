package foundrybench.probe;

import foundrybench.model.Abilities;
import foundrybench.model.Failure;
import foundrybench.model.Feature;
import foundrybench.model.Lesson;
import foundrybench.model.OutputLimitField;
import foundrybench.model.Protocol;
import foundrybench.model.RequestFields;
import foundrybench.probe.Reply.Accepted;
import foundrybench.probe.Reply.Refused;
import java.util.EnumSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Asks by one protocol what goes with it. First everything at once; what a refusal blames is left out, and the rest
/// asked again, so that a deployment that takes much needs few calls. What no refusal explains is asked for alone.
final class ProtocolPlan {
    private final Protocol protocol;
    private final OutputLimitField firstField;
    private final Asking asking;
    private final Findings findings;
    private @Nullable Question base; // bare, as it was accepted
    private @Nullable Failure notSpoken;
    private @Nullable Refused effortRefused;

    ProtocolPlan(Protocol protocol, OutputLimitField firstField, Asking asking, Findings findings) {
        this.protocol = protocol;
        this.firstField = firstField;
        this.asking = asking;
        this.findings = findings;
    }

    /// Asks all there is to ask.
    ///
    /// @return why the protocol is not spoken; `null` when it is
    @Nullable Failure run() throws ProbeEndedException {
        if (!settle(Question.ofEverything(protocol, firstField))) {
            var why = Objects.requireNonNull(notSpoken);
            findings.forget(protocol);
            findings.refuse(Feature.of(protocol), why.message() == null ? why.summary() : why.message());
            return why;
        }
        askByOtherFields();
        if (effortRefused != null) {
            new EffortPlan(Objects.requireNonNull(base), asking, findings, effortRefused).run();
        }
        return null;
    }

    /// Asks until it is accepted, without what was blamed.
    ///
    /// @return whether the protocol is spoken
    private boolean settle(Question first) throws ProbeEndedException {
        var asked = first;
        while (isWorthAsking(asked)) {
            switch (asking.ask(asked)) {
                case Accepted accepted -> {
                    take(asked, accepted);
                    return true;
                }
                case Refused refused -> {
                    switch (Blame.of(refused, asked)) {
                        case Blame.OnProtocol _ -> {
                            notSpoken = refused.failure();
                            return false;
                        }
                        case Blame.OnLimit(var least) -> {
                            findings.atLeast(least);
                            asked = asked.limitedTo(least);
                        }
                        case Blame.OnLimitField _ -> {
                            refuse(asked.limitField(), refused.words());
                            asked = asked.by(nextField());
                        }
                        case Blame.OnWish(var wish) -> {
                            refuse(wish, refused);
                            asked = asked.without(wish);
                        }
                        case Blame.OnNothing _ -> {
                            return apart(asked, refused);
                        }
                    }
                }
            }
        }
        return true;
    }

    /// Whether anything would be learned by it.
    private boolean isWorthAsking(Question asked) {
        return base == null || !unknown(asked).isEmpty();
    }

    private EnumSet<Wish> unknown(Question asked) {
        var unknown = EnumSet.noneOf(Wish.class);
        for (var wish : asked.wishes()) {
            if (!findings.isKnown(feature(wish)) && !(wish == Wish.EFFORT && effortRefused != null)) {
                unknown.add(wish);
            }
        }
        return unknown;
    }

    /// A refusal did not say what it is about.
    private boolean apart(Question asked, Refused refused) throws ProbeEndedException {
        if (asked.wishes().isEmpty()) {
            return bareRefused(asked, refused);
        }
        if (base == null && !settle(asked.bare())) {
            return false;
        }
        var suspects = unknown(asked);
        if (asked.wishes().size() == 1 || suspects.size() == 1) {
            refuse(suspects.iterator().next(), refused);
            return true;
        }
        for (var wish : suspects) {
            if (wish != Wish.USAGE || findings.accepts(feature(Wish.STREAM))) {
                settle(alone(wish));
            }
        }
        return true;
    }

    private Question alone(Wish wish) {
        var question = Objects.requireNonNull(base);
        return switch (wish) {
            case USAGE -> question.with(Wish.STREAM).with(Wish.USAGE);
            case EFFORT -> question.withEffort(Question.NO_EFFORT);
            case STREAM, SCHEMA, TEMPERATURE, TOP_P -> question.with(wish);
        };
    }

    /// Either the name of the output limit is wrong, or the protocol.
    private boolean bareRefused(Question asked, Refused refused) throws ProbeEndedException {
        var field = asked.limitField();
        if (field == null) {
            notSpoken = refused.failure();
            return false;
        }
        refuse(field, refused.words());
        return settle(asked.by(nextField()));
    }

    private void take(Question asked, Accepted accepted) {
        base = base == null ? asked.bare() : base;
        findings.accept(Feature.of(protocol));
        if (asked.limitField() != null) {
            findings.accept(Feature.of(protocol, asked.limitField()));
        }
        for (var wish : asked.wishes()) {
            if (wish == Wish.EFFORT) {
                findings.refuse(feature(wish), ProbeWords.IGNORED);
            } else if (wish == Wish.STREAM && !accepted.streamed()) {
                findings.refuse(feature(wish), ProbeWords.NOT_STREAMED);
            } else {
                findings.accept(feature(wish));
            }
        }
        if (accepted.streamed()) {
            usage(accepted.usage());
        }
    }

    private void usage(boolean isTold) {
        var usage = Feature.of(protocol, Abilities.USAGE);
        if (isTold) {
            findings.accept(usage);
        } else if (!findings.accepts(usage)) {
            findings.refuse(usage, ProbeWords.NO_USAGE);
        }
    }

    private void refuse(Wish wish, Refused refused) {
        boolean isValue = wish == Wish.EFFORT && !(refused.lesson() instanceof Lesson.NotTaken);
        if (isValue) {
            effortRefused = refused;
        } else {
            findings.refuse(feature(wish), refused.words());
        }
    }

    private void refuse(@Nullable String field, String why) {
        if (field != null) {
            findings.refuse(Feature.of(protocol, field), why);
        }
    }

    /// A name of the output limit of which nothing is known; `null` when there is none left.
    private @Nullable String nextField() {
        return RequestFields.outputLimits(protocol).stream().filter(name -> !findings.isKnown(Feature.of(protocol, name))).findFirst().orElse(null);
    }

    private void askByOtherFields() throws ProbeEndedException {
        for (var field = nextField(); field != null; field = nextField()) {
            var asked = Objects.requireNonNull(base).by(field);
            switch (asking.ask(asked)) {
                case Accepted _ -> findings.accept(Feature.of(protocol, field));
                case Refused refused -> refuse(field, refused.words());
            }
        }
    }

    private Feature feature(Wish wish) {
        return Feature.of(protocol, wish.field(protocol));
    }
}
