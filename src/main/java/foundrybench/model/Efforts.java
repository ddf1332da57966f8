package foundrybench.model;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The values of reasoning effort that the services know, least first.
public final class Efforts {
    /// No reasoning at all: what goes with it may be other than with the rest.
    public static final String NONE = "none";
    /// In order.
    public static final List<String> ALL = List.of("none", "minimal", "low", "medium", "high", "xhigh");

    private Efforts() {}

    /// The one nearest to what was wanted; of two as near the lower one, which costs no more than was wanted.
    ///
    /// @param accepted those to choose from
    public static Optional<String> nearest(String wanted, List<String> accepted) {
        int place = ALL.indexOf(wanted);
        return ALL.stream()
                .filter(accepted::contains)
                .min(Comparator.comparingInt((String effort) -> Math.abs(ALL.indexOf(effort) - place)))
                .filter(_ -> place >= 0);
    }
}
