package foundrybench.app;

import foundrybench.run.Outlook;
import foundrybench.ui.kit.Amounts;
import foundrybench.ui.kit.Words;
import java.util.List;

/// What is to be known, before a run, of the limits that hold it up.
final class LimitWords {
    private LimitWords() {}

    static List<String> of(List<Outlook> outlooks) {
        return outlooks.stream().map(LimitWords::of).toList();
    }

    private static String of(Outlook outlook) {
        var limits = outlook.limits();
        var limit = Amounts.tokens(limits.tokensPerMinute() == null ? limits.requestsPerMinute() : limits.tokensPerMinute());
        var most = Amounts.tokens(outlook.mostTokens());
        return outlook.isBeyond()
                ? Words.of("estimate.limits.beyond", outlook.deployment(), most, limit)
                : Words.of("estimate.limits.wait", outlook.deployment(), most, limit, Amounts.seconds((double) outlook.lastMs()));
    }
}
