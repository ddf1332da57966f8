package foundrybench.ui.prompt;

import foundrybench.model.Deployment;
import foundrybench.model.Estimate;
import foundrybench.model.Request;
import foundrybench.ui.kit.Amounts;
import foundrybench.ui.kit.Part;
import foundrybench.ui.kit.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;

/// What a run may cost, before it: `62 tokens · estimate $0.0003 – 0.0175`.
///
/// @param tip whose tokens were counted how, and the prices' day
public record EstimateLine(List<Part> parts, String tip) {
    /// Nothing to estimate.
    static final EstimateLine NONE = new EstimateLine(List.of(), "");

    public EstimateLine {
        parts = List.copyOf(parts);
    }

    /// The line for a run of these requests.
    ///
    /// @param estimates one for each request, in the same order
    /// @param limits what is to be known of the deployments' limits, a sentence each
    static EstimateLine of(List<Request> requests, List<Estimate> estimates, List<String> limits) {
        if (requests.isEmpty()) {
            return NONE;
        }
        long tokens = estimates.stream().mapToLong(Estimate::promptTokens).max().orElse(0);
        var parts = new ArrayList<Part>();
        parts.add(Part.quiet(Words.count("tokens", tokens) + " · " + Words.of("estimate") + " "));
        parts.add(Part.strong(range(estimates)));
        var tip = new StringJoiner("\n");
        if (!limits.isEmpty()) {
            parts.add(Part.quiet(" · "));
            parts.add(new Part(Words.of("estimate.limits"), Part.Style.WARNING));
            limits.forEach(tip::add);
        }
        for (int i = 0; i < requests.size(); i++) {
            tip.add(one(requests.get(i).deployment(), estimates.get(i)));
        }
        tip.add(Words.of("estimate.tip"));
        return new EstimateLine(parts, tip.toString());
    }

    private static String range(List<Estimate> estimates) {
        if (estimates.stream().anyMatch(e -> e.low() == null)) {
            return Amounts.UNKNOWN;
        }
        var low = estimates.stream().map(e -> Objects.requireNonNull(e.low())).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (estimates.stream().anyMatch(e -> e.high() == null)) {
            return Amounts.range(low, null);
        }
        return Amounts.range(
                low, estimates.stream().map(e -> Objects.requireNonNull(e.high())).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static String one(Deployment deployment, Estimate estimate) {
        var counted = Words.of(
                "estimate.one", deployment.name(), Amounts.tokens(estimate.promptTokens()), estimate.promptTokensBy());
        if (estimate.low() == null) {
            return counted + " · " + Words.of("estimate.no-price");
        }
        var day = estimate.asOf() == null ? Amounts.UNKNOWN : estimate.asOf().toString();
        var prices = Words.of("estimate.prices", estimate.priceTable(), day);
        var range = Amounts.range(estimate.low(), estimate.high());
        var limit = estimate.high() == null ? " · " + Words.of("estimate.no-limit") : "";
        return counted + " · " + range + limit + " · " + prices;
    }

    /// All of it as one text.
    String text() {
        return Part.plain(parts);
    }
}
