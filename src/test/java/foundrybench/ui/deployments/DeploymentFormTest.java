package foundrybench.ui.deployments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import foundrybench.model.Deployment.Limits;
import foundrybench.model.DeploymentFacts;
import foundrybench.model.Layer;
import foundrybench.model.OutputLimitField;
import foundrybench.model.Protocol;
import foundrybench.model.ReasoningVisibility;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeploymentFormTest {
    private static final DeploymentFacts WHOLE = new DeploymentFacts(
            "prod", "gpt-5.4", List.of(new Layer("L4", ""), new Layer("L6", "Audit")), Protocol.RESPONSES,
            OutputLimitField.MAX_COMPLETION_TOKENS, ReasoningVisibility.HIDDEN, new Limits(30_000L, 30L, 400_000L, 128_000L),
            LocalDate.of(2027, 3, 5), "ask first");

    private final DeploymentForm form = new DeploymentForm();

    @Test
    void whatIsShownIsSaidAgain() {
        form.show(WHOLE);
        assertEquals(WHOLE, form.facts());
        assertEquals("L4, L6 Audit", form.layers().get());
        form.show(DeploymentFacts.named("x", null));
        assertEquals(DeploymentFacts.named("x", null), form.facts());
    }

    @Test
    void aDashSaysThatThereIsNone() {
        var none = new DeploymentFacts("x", null, List.of(), null, null, null, Limits.UNKNOWN, null, "");
        form.show(none);
        assertEquals("–", form.layers().get());
        assertEquals(none, form.facts());
        form.layers().set("-");
        form.note().set(" - ");
        assertEquals(none, form.facts());
        form.layers().set("");
        form.note().set("");
        assertEquals(DeploymentFacts.named("x", null), form.facts());
    }

    @Test
    void aNumberMayHaveItsThousandsApart() {
        form.show(WHOLE);
        form.tokensPerMinute().set(" 1,000 000 ");
        var facts = form.facts();
        assertNotNull(facts);
        assertEquals(1_000_000L, facts.limits().tokensPerMinute());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name    | ''       | Give the deployment’s name, as the service has it.
            tpm     | many     | Tokens/min: “many” is not a whole number above 0.
            rpm     | 0        | Requests/min: “0” is not a whole number above 0.
            context | -1       | Context: “-1” is not a whole number above 0.
            output  | 1.5      | Longest answer: “1.5” is not a whole number above 0.
            retires | 5.3.2027 | Retires on: “5.3.2027” is not a day such as 2027-03-05.
            """)
    void whatIsWrongIsToldInTheFormsWords(String field, String text, String problem) {
        form.show(WHOLE);
        var property = switch (field) {
            case "name" -> form.name();
            case "tpm" -> form.tokensPerMinute();
            case "rpm" -> form.requestsPerMinute();
            case "context" -> form.contextTokens();
            case "output" -> form.outputTokens();
            default -> form.retires();
        };
        property.set(text);
        assertEquals(problem, form.problem().get());
        assertNull(form.facts());
    }
}
