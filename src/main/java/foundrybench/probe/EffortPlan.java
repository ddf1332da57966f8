package foundrybench.probe;

import foundrybench.model.Efforts;
import foundrybench.model.Feature;
import foundrybench.model.Lesson;
import foundrybench.model.Protocol;
import foundrybench.probe.Reply.Accepted;
import foundrybench.probe.Reply.Refused;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds which values of the reasoning effort are taken, once a made-up one was refused, and whether temperature and
/// top_p may be set beside them. A list in a refusal saves the usual values; those that not every model has are
/// asked for all the same, since the list may be the service's, not the model's.
final class EffortPlan {
    private static final Set<String> USUAL = Set.of("low", "medium", "high");
    private static final List<Wish> SAMPLING = List.of(Wish.TEMPERATURE, Wish.TOP_P);
    private static final Pattern LIST = Pattern.compile("(?:supported|allowed|valid|accepted) values|one of", Pattern.CASE_INSENSITIVE);
    private static final int MOST_VALUES = 8;

    private final Question base;
    private final Protocol protocol;
    private final Asking asking;
    private final Findings findings;
    private final String field;
    private final ArrayDeque<String> toAsk = new ArrayDeque<>();
    private List<String> listed = List.of();
    private String why;

    /// @param base the bare question
    /// @param refused how the made-up value was refused
    EffortPlan(Question base, Asking asking, Findings findings, Refused refused) {
        this.base = base;
        this.protocol = base.protocol();
        this.asking = asking;
        this.findings = findings;
        this.field = Wish.EFFORT.field(protocol);
        this.why = refused.words();
        this.listed = values(refused);
    }

    void run() throws ProbeEndedException {
        plan();
        while (!toAsk.isEmpty()) {
            ask(toAsk.removeFirst());
        }
        conclude();
    }

    private void plan() {
        toAsk.clear();
        var usual = listed.isEmpty() ? "low" : listed.stream().filter(USUAL::contains).findFirst().orElse(null);
        var candidates = new LinkedHashSet<String>();
        if (usual != null) {
            candidates.add(usual);
        }
        candidates.addAll(listed.isEmpty() ? Efforts.ALL : listed);
        candidates.stream()
                .filter(value -> listed.isEmpty() || value.equals(usual) || !USUAL.contains(value))
                .filter(value -> !findings.isKnown(feature(value)))
                .limit(MOST_VALUES)
                .forEach(toAsk::add);
    }

    private void ask(String value) throws ProbeEndedException {
        var asked = base.withEffort(value);
        for (var wish : SAMPLING) {
            if (isWorthAsking(wish, value)) {
                asked = asked.with(wish);
            }
        }
        while (true) {
            switch (asking.ask(asked)) {
                case Accepted _ -> {
                    accept(asked, value);
                    return;
                }
                case Refused refused -> {
                    if (Blame.of(refused, asked) instanceof Blame.OnWish(var wish)) {
                        if (wish == Wish.EFFORT) {
                            refuse(value, refused);
                            return;
                        }
                        findings.refuse(together(wish, value), refused.words());
                        asked = asked.without(wish);
                    } else {
                        unexplained(asked, value, refused);
                        return;
                    }
                }
            }
        }
    }

    /// Beside no effort it is always asked for: some take it only there.
    private boolean isWorthAsking(Wish wish, String value) {
        var alone = Feature.of(protocol, wish.field(protocol));
        return value.equals(Efforts.NONE) || (findings.accepts(alone) && !findings.refuses(together(wish, value)));
    }

    private void accept(Question asked, String value) {
        findings.accept(feature(value));
        for (var wish : SAMPLING) {
            if (asked.has(wish)) {
                findings.accept(together(wish, value));
            }
        }
    }

    private void refuse(String value, Refused refused) {
        findings.refuse(feature(value), refused.words());
        var told = values(refused);
        if (!told.isEmpty()) { // of a value that there is: this list is the model's
            listed = told;
            why = refused.words();
            plan();
        }
    }

    /// Either the value or what stands beside it.
    private void unexplained(Question asked, String value, Refused refused) throws ProbeEndedException {
        var alone = base.withEffort(value);
        if (asked.equals(alone)) {
            findings.refuse(feature(value), refused.words());
        } else {
            switch (asking.ask(alone)) {
                case Accepted _ -> {
                    findings.accept(feature(value));
                    asked.wishes().stream()
                            .filter(SAMPLING::contains)
                            .forEach(wish -> findings.refuse(together(wish, value), refused.words()));
                }
                case Refused again -> refuse(value, again);
            }
        }
    }

    private void conclude() {
        for (var value : listed) {
            if (!findings.isKnown(feature(value))) {
                findings.accept(feature(value));
            }
        }
        for (var value : Efforts.ALL) {
            if (!findings.isKnown(feature(value))) {
                findings.refuse(feature(value), why);
            }
        }
        var known = new ArrayList<>(Efforts.ALL);
        known.addAll(listed);
        var whole = Feature.of(protocol, field);
        if (known.stream().anyMatch(value -> findings.accepts(feature(value)))) {
            findings.accept(whole);
        } else {
            findings.refuse(whole, why);
        }
    }

    /// Those that a refusal says are taken; where the field is not named, too.
    private static List<String> values(Refused refused) {
        if (refused.lesson() instanceof Lesson.NotThisValue(_, _, _, var accepted, _)) {
            return accepted.stream().distinct().limit(MOST_VALUES).toList();
        }
        var list = LIST.matcher(refused.words());
        if (!list.find()) {
            return List.of();
        }
        var rest = refused.words().substring(list.end());
        return Efforts.ALL.stream().filter(value -> Pattern.compile("\\b" + value + "\\b").matcher(rest).find()).toList();
    }

    private Feature feature(String value) {
        return Feature.of(protocol, field, value);
    }

    private Feature together(Wish wish, String value) {
        return Feature.together(protocol, wish.field(protocol), field, value.equals(Efforts.NONE) ? Efforts.NONE : null);
    }
}
