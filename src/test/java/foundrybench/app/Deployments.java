package foundrybench.app;

import static foundrybench.model.ReasoningVisibility.HIDDEN;
import static foundrybench.model.ReasoningVisibility.NONE;
import static foundrybench.model.ReasoningVisibility.SHOWN;

import foundrybench.model.Deployment;
import foundrybench.model.Layer;
import foundrybench.model.OutputLimitField;
import foundrybench.model.Price;
import foundrybench.model.Protocol;
import foundrybench.model.ReasoningVisibility;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Deployments such as a team has.
final class Deployments {
    private static final Layer L1 = new Layer("L1", "Generation");
    private static final Layer L3 = new Layer("L3", "Analysis");
    private static final Layer L4 = new Layer("L4", "Decision");
    private static final Layer L5 = new Layer("L5", "Reporting");

    static final List<Deployment> ALL = List.of(
            deployment("Kimi-K2.6", List.of(L1, L5), Protocol.CHAT, SHOWN, "0.28", "0.77", null, null),
            deployment("DeepSeek-V3.2", List.of(L3), Protocol.CHAT, NONE, "0.14", "0.42", null, null),
            deployment("gpt-5.4", List.of(L4), Protocol.CHAT, HIDDEN, "4.00", "16.00", null, null),
            deployment("gpt-5.3-codex", List.of(L4), Protocol.RESPONSES, HIDDEN, "5.00", "20.00", "2027-02-26", null),
            deployment("gpt-5.1-codex", List.of(L4), Protocol.RESPONSES, null, "2.00", "8.00", null, "not routed"));

    private Deployments() {}

    static Deployment named(String name) {
        return ALL.stream().filter(d -> d.name().equals(name)).findFirst().orElseThrow();
    }

    private static Deployment deployment(
            String name,
            List<Layer> layers,
            Protocol protocol,
            @Nullable ReasoningVisibility thinking,
            String in,
            String out,
            @Nullable String retires,
            @Nullable String note) {
        var rates = new Price.Rates(new BigDecimal(in), null, new BigDecimal(out));
        return new Deployment(
                name,
                null,
                layers,
                protocol,
                OutputLimitField.MAX_TOKENS,
                thinking,
                new Price("guide-2026-05", LocalDate.of(2026, 5, 3), rates, null),
                retires == null ? null : LocalDate.parse(retires),
                note,
                List.of());
    }
}
