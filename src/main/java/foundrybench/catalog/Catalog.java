package foundrybench.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import foundrybench.model.Deployment;
import foundrybench.model.Layer;
import foundrybench.model.OutputLimitField;
import foundrybench.model.Protocol;
import foundrybench.model.ReasoningVisibility;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The deployments that are known, at the prices of one table.
public final class Catalog {
    private final List<Deployment> deployments;
    private final PriceTable prices;

    private Catalog(List<Deployment> deployments, PriceTable prices) {
        this.deployments = deployments;
        this.prices = prices;
    }

    /// The deployments that ship: those of the team's guide, each by the protocol it was found to speak.
    public static Catalog shipped(PriceTable prices) {
        var json = Assets.json("deployments.json");
        var layers = new TreeMap<String, Layer>();
        json.path("layers").properties().forEach(l -> layers.put(l.getKey(), new Layer(l.getKey(), l.getValue().asText())));
        var deployments = new ArrayList<Deployment>();
        json.path("deployments").forEach(d -> deployments.add(read(d, layers, prices)));
        return new Catalog(List.copyOf(deployments), prices);
    }

    /// All of them, in the order they are shown.
    public List<Deployment> deployments() {
        return deployments;
    }

    /// The prices in use.
    public PriceTable prices() {
        return prices;
    }

    /// The deployment of this name. One that is not known is guessed from its name, since it may be deployed
    /// all the same; it carries the known names nearest to its own.
    public Deployment find(String name) {
        return deployments.stream()
                .filter(deployment -> deployment.name().equals(name))
                .findFirst()
                .orElseGet(() -> guess(name));
    }

    private Deployment guess(String name) {
        var known = deployments.stream().map(Deployment::name).toList();
        var lower = name.toLowerCase(Locale.ROOT);
        boolean isReasoningGpt = lower.matches(".*(gpt-5|gpt5|codex|\\bo[134]\\b).*");
        return new Deployment(
                name,
                null,
                List.of(),
                lower.contains("codex") ? Protocol.RESPONSES : Protocol.CHAT,
                isReasoningGpt ? OutputLimitField.MAX_COMPLETION_TOKENS : OutputLimitField.MAX_TOKENS,
                null,
                prices.price(name).orElse(null),
                null,
                null,
                SimilarNames.to(name, known));
    }

    private static Deployment read(JsonNode json, Map<String, Layer> layers, PriceTable prices) {
        var ofDeployment = new ArrayList<Layer>();
        json.path("layers").forEach(id -> ofDeployment.add(layers.getOrDefault(id.asText(), new Layer(id.asText(), ""))));
        var name = json.path("name").asText();
        return new Deployment(
                name,
                json.path("model").asText(null),
                ofDeployment,
                Protocol.valueOf(upper(json.path("protocol").asText())),
                OutputLimitField.valueOf(upper(json.path("outputLimitField").asText())),
                thinking(json.path("thinking").asText(null)),
                prices.price(name).orElse(null),
                json.has("retires") ? LocalDate.parse(json.path("retires").asText()) : null,
                json.path("note").asText(null),
                List.of());
    }

    private static @Nullable ReasoningVisibility thinking(@Nullable String name) {
        return name == null ? null : ReasoningVisibility.valueOf(upper(name));
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
