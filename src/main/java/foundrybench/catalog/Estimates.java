package foundrybench.catalog;

import foundrybench.model.MonthlyEstimate;
import java.math.BigDecimal;
import java.time.LocalDate;

/// The estimate that ships with the program.
public final class Estimates {
    private Estimates() {}

    /// What the team's guide says of a month.
    public static MonthlyEstimate ofGuide() {
        var json = Assets.json("monthly-estimate.json");
        return new MonthlyEstimate(
                new BigDecimal(json.path("low").asText()),
                new BigDecimal(json.path("high").asText()),
                LocalDate.parse(json.path("asOf").asText()),
                json.path("source").asText());
    }
}
