package foundrybench.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import foundrybench.format.JsonValues;
import foundrybench.run.LimitFinding;
import foundrybench.run.LimitFinding.End;
import foundrybench.wire.Json;
import java.util.Locale;

/// What came of the search for a limit, as a line of JSON; part of the public interface.
final class LimitJson {
    private static final String SCHEMA = "foundry-bench/until-answer/1";

    private LimitJson() {}

    /// Before it begins: no more than what it may cost.
    static String planned(SoughtLimit sought) {
        var price = sought.atCap();
        return Json.write(head(sought)
                .put("found", false)
                .put("why", "planned")
                .put("mostCalls", sought.mostCalls())
                .<ObjectNode>set("mostUsd", JsonValues.money(sought.most()))
                .put("priceTable", price.priceTable())
                .set("asOf", JsonValues.day(price.asOf())));
    }

    static String of(SoughtLimit sought, LimitFinding finding, LimitCosts costs, boolean simulated) {
        return Json.write(head(sought)
                .put("found", finding.isFound())
                .put("why", why(finding.end()))
                .put("maxTokens", finding.maxTokens())
                .put("answered", finding.answered())
                .put("whole", finding.whole())
                .put("wholeFrom", finding.wholeFrom())
                .put("calls", finding.calls())
                .<ObjectNode>set("costUsd", JsonValues.money(costs.whole()))
                .put("priceTable", costs.priceTable())
                .<ObjectNode>set("asOf", JsonValues.day(costs.asOf()))
                .put("simulated", simulated));
    }

    private static ObjectNode head(SoughtLimit sought) {
        return Json.object()
                .put("schema", SCHEMA)
                .put("deployment", sought.name())
                .put("cap", sought.search().cap())
                .put("repeats", sought.search().repeats());
    }

    private static String why(End end) {
        return switch (end) {
            case End.Found() -> "found";
            case End.Varies() -> "varies";
            case End.NotWithinCap() -> "not-within-cap";
            case End.NoCure(var cause) -> cause.name().toLowerCase(Locale.ROOT).replace('_', '-');
            case End.Broken(var failure) -> failure.kind().wireName();
        };
    }
}
