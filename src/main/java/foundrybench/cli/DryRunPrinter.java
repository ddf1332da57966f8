package foundrybench.cli;

import foundrybench.format.CompletionFormat;
import foundrybench.model.Call;
import foundrybench.model.CompletionBuilder;
import foundrybench.model.CompletionEvent.Failed;
import foundrybench.model.Estimate;
import foundrybench.model.FailureFacts;
import foundrybench.model.FailureKind;
import foundrybench.model.FailureText;
import foundrybench.model.Figures;
import foundrybench.model.Run;
import foundrybench.wire.Json;

/// What the calls of a run may cost, without making them.
final class DryRunPrinter {
    private DryRunPrinter() {}

    static void print(Run run, Console console, boolean json) {
        for (var call : run.calls()) {
            console.out().print((json ? line(call) : words(call)) + "\n");
        }
        console.out().flush();
    }

    /// The completion's form with status `planned`, which only a dry run has.
    private static String line(Call call) {
        var stopped = FailureText.describe(FailureKind.CANCELLED, FailureFacts.message(null));
        var unsent = new CompletionBuilder(call).add(new Failed(stopped)).snapshot();
        var json = CompletionFormat.toJson(unsent);
        json.put("status", "planned");
        json.putNull("failure");
        return Json.write(json);
    }

    private static String words(Call call) {
        var name = call.request().deployment().name();
        var estimate = call.estimate();
        return estimate == null ? name : "%s: %s tokens in (%s) · %s".formatted(
                name, Figures.count(estimate.promptTokens()), estimate.promptTokensBy(), range(estimate));
    }

    private static String range(Estimate estimate) {
        if (estimate.low() == null || estimate.priceTable() == null) {
            return "price unknown";
        }
        var high = estimate.high() == null ? "no output limit, so no upper bound" : Figures.money(estimate.high());
        return "%s – %s · %s".formatted(
                Figures.money(estimate.low()), high, Figures.priceMonth(estimate.asOf(), estimate.priceTable()));
    }
}
