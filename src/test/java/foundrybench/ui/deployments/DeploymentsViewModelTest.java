package foundrybench.ui.deployments;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foundrybench.model.Deployment;
import foundrybench.model.Layer;
import foundrybench.model.OutputLimitField;
import foundrybench.model.Price;
import foundrybench.model.Protocol;
import foundrybench.model.ReasoningVisibility;
import foundrybench.ui.kit.Part;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeploymentsViewModelTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final Layer L1 = new Layer("L1", "Generation");
    private static final Layer L4 = new Layer("L4", "Decision");
    private static final Layer L5 = new Layer("L5", "Reporting");

    private final Deployment kimi =
            deployment("kimi", List.of(L1, L5), ReasoningVisibility.SHOWN, price(), LocalDate.of(2027, 3, 24));
    private final Deployment codex = deployment("codex", List.of(L4), null, null, LocalDate.of(2027, 2, 26));
    private final Deployment gpt = deployment("gpt", List.of(L4), ReasoningVisibility.HIDDEN, price(), TODAY.minusDays(1));
    private final DeploymentsViewModel model = new DeploymentsViewModel(List.of(kimi, codex, gpt), TODAY);

    @Test
    void thoseServingTheSameLayersStandTogether() {
        assertEquals(
                List.of("L1 Generation · L5 Reporting: [kimi]", "L4 Decision: [codex, gpt]"),
                model.groups().stream()
                        .map(g -> g.title() + ": "
                                + g.rows().stream().map(r -> r.deployment().name()).toList())
                        .toList());
    }

    @Test
    void theyAreAskedInTheOrderListedHoweverPicked() {
        row(2).picked().set(true);
        row(0).picked().set(true);
        assertEquals(List.of(kimi, gpt), model.picked().get());
        row(2).picked().set(false);
        assertEquals(List.of(kimi), model.picked().get());
        model.pick(List.of("codex", "nobody"));
        assertEquals(List.of(codex), model.picked().get());
    }

    @Test
    void aRowTellsThinkingProtocolAndARetirementThatIsNear() {
        assertEquals(List.of("thinking", "chat"), words(0)); // 120 days are not yet near
        assertEquals(List.of("chat", "94 days left"), words(1));
        assertEquals(List.of("hidden thinking", "chat", "retired"), words(2));
    }

    @Test
    void aPriceIsInAndOutAndAnUnknownOneADash() {
        assertEquals("0.28 / 0.77", row(0).price());
        assertEquals(
                "$0.28 in, $– cached in, $0.77 out per million tokens.\nPrice table guide-2026-05, as of 2026-05-03",
                row(0).priceTip());
        assertEquals("–", row(1).price());
    }

    private DeploymentRow row(int index) {
        return model.groups().stream().flatMap(g -> g.rows().stream()).skip(index).findFirst().orElseThrow();
    }

    private List<String> words(int index) {
        return row(index).details().stream().map(Part::text).toList();
    }

    private static Price price() {
        return new Price(
                "guide-2026-05",
                LocalDate.of(2026, 5, 3),
                new Price.Rates(new BigDecimal("0.28"), null, new BigDecimal("0.77")),
                null);
    }

    private static Deployment deployment(
            String name,
            List<Layer> layers,
            @Nullable ReasoningVisibility thinking,
            @Nullable Price price,
            LocalDate retires) {
        return new Deployment(
                name,
                null,
                layers,
                Protocol.CHAT,
                OutputLimitField.MAX_TOKENS,
                thinking,
                price,
                retires,
                null,
                List.of());
    }
}
