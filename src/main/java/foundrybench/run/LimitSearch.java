package foundrybench.run;

import foundrybench.model.Failure;
import foundrybench.model.FailureKind;
import foundrybench.run.LimitFinding.End;
import java.util.List;
import java.util.NavigableSet;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Looks for the least output limit at which so many calls in a row answer: says which limit to ask at next, and is
/// told how that ended.
///
/// It begins at the top, because an answer costs what it uses and not what it might use, and tells how much that is:
/// a whole answer of U tokens fits into U, and one that thought R tokens has no word at R or below. Between what is
/// known to be too little and what is known to be enough it halves, or asks just above R as long as the number of
/// calls stays within its bound: for a model that answers alike each time, log2 of the cap and the repeats together.
///
/// Belongs to one thread.
public final class LimitSearch {
    /// The least limit that the services accept.
    public static final int LEAST = 16;

    private final int cap;
    private final int repeats;
    private final TreeMap<Integer, Integer> answers = new TreeMap<>(); // how many there were, by limit
    private final NavigableSet<Integer> fits = new TreeSet<>(); // what whole answers used: enough, but never asked at
    private final NavigableSet<Integer> wholes = new TreeSet<>(); // what was enough for a whole answer
    private final NavigableSet<Integer> cuts = new TreeSet<>(); // limits that cut an answer
    private int tooLow = LEAST - 1;
    private int guess; // the least limit with room for a word, by what was thought
    private int halvings; // left, for a model that answers alike each time
    private int calls;
    private boolean answeredAtCap;
    private @Nullable End end;

    /// @param cap the largest limit that may be asked at
    /// @param repeats how many calls must answer at the limit that is found
    public LimitSearch(int cap, int repeats) {
        if (cap < LEAST || repeats < 1) {
            throw new IllegalArgumentException("cap " + cap + ", repeats " + repeats);
        }
        this.cap = cap;
        this.repeats = repeats;
        this.halvings = log2(cap) + 1;
    }

    /// The most calls for a model that answers alike each time.
    public static int usualCalls(int cap, int repeats) {
        return log2(cap) + repeats;
    }

    /// The most calls, however the model varies.
    public static int mostCalls(int cap, int repeats) {
        return 2 * log2(cap) + 3 * repeats;
    }

    private static int log2(int number) {
        return Integer.SIZE - 1 - Integer.numberOfLeadingZeros(number);
    }

    /// The limit to ask at next; empty when the search has ended.
    public OptionalInt next() {
        if (end == null) {
            end = endOrNull();
        }
        if (end != null) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(enough() == tooLow + 1 ? enough() : between());
    }

    private @Nullable End endOrNull() {
        if (tooLow >= cap) {
            return answeredAtCap ? new End.Varies() : new End.NotWithinCap();
        }
        if (enough() == tooLow + 1 && answers.getOrDefault(enough(), 0) >= repeats) {
            return new End.Found();
        }
        return calls >= mostCalls(cap, repeats) ? new End.Varies() : null;
    }

    /// The least limit that is known to be enough, or else the one above the cap.
    private int enough() {
        int asked = answers.isEmpty() ? cap + 1 : answers.firstKey();
        return fits.isEmpty() ? asked : Math.min(asked, fits.first());
    }

    /// A limit that is not known to be too low or enough, such that what is left after it can be halved to its end in
    /// the calls that are left, whether it is enough or not.
    private int between() {
        int enough = enough();
        int unasked = enough <= cap && !answers.containsKey(enough) ? 1 : 0; // costs one call more to be sure of
        int open = enough - tooLow;
        halvings = Math.max(halvings, log2(open + unasked - 1) + 1);
        long half = 1L << (halvings - 1);
        long lowest = Math.max(tooLow + 1, enough - half + unasked);
        long highest = Math.min(enough - 1, tooLow + half);
        int middle = tooLow + (open + 1) / 2;
        int wanted = enough > cap ? cap : guess > tooLow ? guess : middle;
        return (int) Math.clamp(wanted, lowest, highest);
    }

    /// How the call at this limit ended.
    public void take(int maxTokens, LimitTrial trial) {
        if (!(trial instanceof LimitTrial.Broken(var failure) && failure.kind() == FailureKind.BUDGET)) { // that was not made
            calls++;
        }
        if (maxTokens < enough()) {
            halvings--;
        }
        switch (trial) {
            case LimitTrial.Answered answered -> take(maxTokens, answered);
            case LimitTrial.FellShort() -> rule(maxTokens);
            case LimitTrial.NoCure(var why) -> end = new End.NoCure(why);
            case LimitTrial.Broken(var why) -> end = new End.Broken(why);
        }
    }

    private void take(int maxTokens, LimitTrial.Answered answered) {
        answers.merge(maxTokens, 1, Integer::sum);
        answeredAtCap |= maxTokens == cap;
        int used = maxTokens;
        if (answered.whole()) {
            used = answered.used() == null ? maxTokens : (int) Math.clamp(answered.used(), LEAST, maxTokens);
            wholes.addAll(List.of(used, maxTokens));
        } else {
            cuts.add(maxTokens);
        }
        if (used > tooLow && used < maxTokens) {
            fits.add(used);
        }
        if (answered.thought() != null && answered.thought() < used) {
            rule(answered.thought().intValue());
            guess = tooLow + 1;
        }
    }

    /// No limit up to this one is enough.
    private void rule(int limit) {
        tooLow = Math.max(tooLow, limit);
        answers.headMap(tooLow, true).clear();
        fits.headSet(tooLow, true).clear();
    }

    /// Ends it without another call.
    public void breakOff(Failure why) {
        end = new End.Broken(why);
    }

    /// What came of it.
    ///
    /// @throws IllegalStateException if it has not ended
    public LimitFinding finding() {
        if (end == null) {
            throw new IllegalStateException("the search has not ended");
        }
        var best = best();
        boolean whole = best != null && !cuts.contains(best) && answers.containsKey(best);
        return new LimitFinding(end, best, best == null ? 0 : answers.getOrDefault(best, 0), calls, whole, wholeFrom());
    }

    /// The limit with the most answers, and among such the least; none of those in which a call fell short.
    private @Nullable Integer best() {
        Integer best = null;
        for (var entry : answers.entrySet()) {
            if (best == null || entry.getValue() > answers.getOrDefault(best, 0)) {
                best = entry.getKey();
            }
        }
        return best;
    }

    private @Nullable Integer wholeFrom() {
        int aboveCuts = Math.max(tooLow, cuts.isEmpty() ? 0 : cuts.last());
        return wholes.higher(aboveCuts);
    }
}
