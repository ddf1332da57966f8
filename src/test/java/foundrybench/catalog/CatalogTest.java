package foundrybench.catalog;

import static foundrybench.model.Samples.rates;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import foundrybench.model.Deployment;
import foundrybench.model.DeploymentFacts;
import foundrybench.model.Layer;
import foundrybench.model.OutputLimitField;
import foundrybench.model.Price;
import foundrybench.model.Protocol;
import foundrybench.model.ReasoningVisibility;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogTest {
    private static final Layer DECISION = new Layer("L4", "Decision");

    @TempDir
    Path home = Path.of("");

    @Test
    void theFiveDeploymentsOfTheGuideAreThereAtTheGuidesPrices() throws Exception {
        assertEquals(
                List.of(
                        new Deployment(
                                "Kimi-K2.6", "Kimi-K2.6", List.of(new Layer("L1", "Generation"), new Layer("L5", "Reporting")),
                                Protocol.CHAT, OutputLimitField.MAX_TOKENS, ReasoningVisibility.SHOWN,
                                guide("0.28", "0.77"), LocalDate.of(2027, 4, 16), null, List.of()),
                        new Deployment(
                                "DeepSeek-V3.2", "DeepSeek-V3.2", List.of(new Layer("L3", "Analysis")), Protocol.CHAT,
                                OutputLimitField.MAX_TOKENS, null, guide("0.14", "0.42"), null, null, List.of()),
                        gpt("gpt-5.4", Protocol.CHAT, guide("4.00", "16.00"), LocalDate.of(2027, 3, 5), null),
                        gpt("gpt-5.3-codex", Protocol.RESPONSES, guide("5.00", "20.00"), LocalDate.of(2027, 2, 25), null),
                        gpt("gpt-5.1-codex", Protocol.RESPONSES, guide("2.00", "8.00"), LocalDate.of(2027, 5, 15), "not routed")),
                catalog(PriceTables.DEFAULT).deployments());
    }

    @Test
    void anotherTableGivesOtherPricesAndTiers() throws Exception {
        assertEquals(
                new Price(
                        "published-2026-07", LocalDate.of(2026, 7, 2), rates("2.50", "0.25", "15.00"),
                        new Price.Tier(272_000, rates("5.00", "0.50", "22.50"))),
                catalog("published-2026-07").find("gpt-5.4").price());
    }

    @Test
    void aKnownNameIsFoundAsItStands() throws Exception {
        var catalog = catalog(PriceTables.DEFAULT);
        assertEquals(catalog.deployments().get(2), catalog.find("gpt-5.4"));
    }

    @Test
    void anUnknownNameIsGuessedWithoutModelPriceOrLayers() throws Exception {
        assertEquals(
                new Deployment(
                        "kimi-k2.6", null, List.of(), Protocol.CHAT, OutputLimitField.MAX_TOKENS, null, null, null, null,
                        List.of("Kimi-K2.6")),
                catalog(PriceTables.DEFAULT).find("kimi-k2.6"));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            my-Codex-2,     RESPONSES, MAX_COMPLETION_TOKENS
            gpt-6-codex,    RESPONSES, MAX_COMPLETION_TOKENS
            GPT-5.5,        CHAT,      MAX_COMPLETION_TOKENS
            team-gpt5-mini, CHAT,      MAX_COMPLETION_TOKENS
            o3,             CHAT,      MAX_COMPLETION_TOKENS
            o4-mini,        CHAT,      MAX_COMPLETION_TOKENS
            gpt-4o,         CHAT,      MAX_TOKENS
            foo3,           CHAT,      MAX_TOKENS
            Kimi-K3,        CHAT,      MAX_TOKENS
            """)
    void protocolAndLimitAreGuessedFromTheName(String name, Protocol protocol, OutputLimitField field) throws Exception {
        var guessed = catalog(PriceTables.DEFAULT).find(name);
        assertEquals(protocol, guessed.protocol());
        assertEquals(field, guessed.outputLimitField());
    }

    @Test
    void guessingDoesNotDependOnTheLocale() throws Exception {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertEquals(List.of("Kimi-K2.6"), catalog(PriceTables.DEFAULT).find("KIMI-K2.6").similarNames());
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            gpt-5.5       | gpt-5.4
            gpt-5.3-codx  | gpt-5.3-codex gpt-5.1-codex
            DEEPSEEK-V3.1 | DeepSeek-V3.2
            deepseek      | DeepSeek-V3.2
            codex         | gpt-5.3-codex gpt-5.1-codex
            zzzzzzzzzzzzzzzzzzzzzzzz | Kimi-K2.6 DeepSeek-V3.2 gpt-5.4
            """)
    void theNamesNearestToAnUnknownOneComeFirst(String name, String near) throws Exception {
        var similar = catalog(PriceTables.DEFAULT).find(name).similarNames();
        assertEquals(near, String.join(" ", similar));
    }

    @Test
    void aTableMayPriceADeploymentThatTheCatalogDoesNotKnow() throws Exception {
        Files.createDirectories(home.resolve("prices"));
        Files.writeString(
                home.resolve("prices/mine.json"),
                """
                {"id": "mine", "asOf": "2026-11-01", "prices": [{"deployment": "Kimi-K3", "inputPer1M": "1", "outputPer1M": "2"}]}""");
        assertEquals(
                new Price("mine", LocalDate.of(2026, 11, 1), rates("1", null, "2"), null), catalog("mine").find("Kimi-K3").price());
    }

    @Test
    void aDeploymentOfAnotherNameHasWhatIsKnownOfItsModel() throws Exception {
        var catalog = catalog(DeploymentFacts.named("prod-decider", "GPT-5.4"));
        assertEquals(
                List.of(new Deployment(
                        "prod-decider", "GPT-5.4", List.of(DECISION), Protocol.CHAT, OutputLimitField.MAX_COMPLETION_TOKENS,
                        ReasoningVisibility.HIDDEN, guide("4.00", "16.00"), LocalDate.of(2027, 3, 5), null, List.of())),
                catalog.deployments());
    }

    @Test
    void aNoteIsOfADeploymentNotOfItsModel() throws Exception {
        assertNull(catalog(DeploymentFacts.named("mine", "gpt-5.1-codex")).find("mine").note());
        assertEquals("not routed", catalog(DeploymentFacts.named("gpt-5.1-codex", null)).find("gpt-5.1-codex").note());
    }

    @Test
    void whatIsKnownOfAModelDoesNotGoToAnotherOneUnderItsName() throws Exception {
        var odd = catalog(DeploymentFacts.named("gpt-5.4", "Kimi-K2.6")).find("gpt-5.4");
        assertEquals(ReasoningVisibility.SHOWN, odd.thinking());
        assertEquals(OutputLimitField.MAX_TOKENS, odd.outputLimitField());
        assertEquals(List.of(DECISION), odd.layers(), "the pipeline goes by the deployment's name");
    }

    @Test
    void whatIsSaidWins() throws Exception {
        var said = new DeploymentFacts(
                "gpt-5.4", "gpt-5.4", List.of(new Layer("L3", ""), new Layer("L6", "Audit")), Protocol.RESPONSES,
                OutputLimitField.MAX_TOKENS, ReasoningVisibility.SUMMARY, new Deployment.Limits(1L, 2L, 3L, 4L),
                LocalDate.of(2030, 1, 1), "");
        assertEquals(
                List.of(new Deployment(
                        "gpt-5.4", "gpt-5.4", List.of(new Layer("L3", "Analysis"), new Layer("L6", "Audit")), Protocol.RESPONSES,
                        OutputLimitField.MAX_TOKENS, ReasoningVisibility.SUMMARY, guide("4.00", "16.00"),
                        LocalDate.of(2030, 1, 1), null, new Deployment.Limits(1L, 2L, 3L, 4L), List.of())),
                catalog(said).deployments());
    }

    @Test
    void theModelsNameHelpsToGuess() throws Exception {
        var guessed = catalog(DeploymentFacts.named("writer", "gpt-6-codex")).find("writer");
        assertEquals(Protocol.RESPONSES, guessed.protocol());
        assertEquals(OutputLimitField.MAX_COMPLETION_TOKENS, guessed.outputLimitField());
    }

    private Catalog catalog(DeploymentFacts facts) throws CatalogException {
        return Catalog.of(List.of(facts), PriceTables.load(home).get(PriceTables.DEFAULT));
    }

    private Catalog catalog(String table) throws CatalogException {
        return Catalog.shipped(PriceTables.load(home).get(table));
    }

    private static Price guide(String input, String output) {
        return new Price("guide-2026-05", LocalDate.of(2026, 5, 3), rates(input, null, output), null);
    }

    private static Deployment gpt(String name, Protocol protocol, Price price, LocalDate retires, @Nullable String note) {
        return new Deployment(
                name, name, List.of(DECISION), protocol, OutputLimitField.MAX_COMPLETION_TOKENS, ReasoningVisibility.HIDDEN,
                price, retires, note, List.of());
    }
}
