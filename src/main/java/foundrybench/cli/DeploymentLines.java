package foundrybench.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import foundrybench.format.JsonValues;
import foundrybench.model.Card;
import foundrybench.model.Deployment;
import foundrybench.model.Layer;
import foundrybench.model.Price;
import foundrybench.wire.Json;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A deployment as one line: for people in columns, or as JSON.
final class DeploymentLines {
    private static final int NARROWEST = 16;

    private final int nameWidth;

    /// @param deployments all that are shown together
    DeploymentLines(List<Deployment> deployments) {
        nameWidth = deployments.stream().mapToInt(deployment -> deployment.name().length()).reduce(NARROWEST, Integer::max);
    }

    /// With what was found of it by asking.
    String row(Deployment deployment, Card card) {
        var found = new ArrayList<String>();
        if (card.probed() != null) {
            found.add("probed " + card.probed().at().atZone(ZoneOffset.UTC).toLocalDate());
        }
        if (card.stale() != null) {
            found.add("stale: " + card.stale().why().strip().replaceAll("\\s+", " "));
        }
        var row = row(deployment);
        return found.isEmpty() ? row : row + (details(deployment).isEmpty() ? "  " : ", ") + String.join(", ", found);
    }

    String row(Deployment deployment) {
        var layers = deployment.layers().stream().map(Layer::id).collect(Collectors.joining(" "));
        return "%s %-8s %-10s %16s  %s"
                .formatted(
                        padded(deployment.name()), layers, deployment.protocol().wireName(), price(deployment.price()),
                        String.join(", ", details(deployment)))
                .stripTrailing();
    }

    private String padded(String name) {
        return name + " ".repeat(nameWidth - name.length());
    }

    private static List<String> details(Deployment deployment) {
        var details = new ArrayList<String>();
        if (deployment.model() != null && !deployment.model().equals(deployment.name())) {
            details.add("model " + deployment.model());
        }
        var limits = deployment.limits();
        add(details, limits.tokensPerMinute(), "tokens/min");
        add(details, limits.requestsPerMinute(), "requests/min");
        add(details, limits.contextTokens(), "context");
        add(details, limits.outputTokens(), "output");
        if (deployment.retires() != null) {
            details.add("retires " + deployment.retires());
        }
        if (deployment.note() != null) {
            details.add(deployment.note());
        }
        return details;
    }

    private static void add(List<String> details, @Nullable Long limit, String what) {
        if (limit != null) {
            details.add(limit + " " + what);
        }
    }

    private static String price(@Nullable Price price) {
        return price == null ? "–" : price.rates().input().toPlainString() + " / " + price.rates().output().toPlainString();
    }

    /// With when it was probed, and why that no longer holds.
    static ObjectNode json(Deployment deployment, Card card) {
        var json = json(deployment);
        json.set("probedAt", JsonValues.time(card.probed() == null ? null : card.probed().at()));
        var stale = card.stale();
        json.set("stale", stale == null ? null : Json.object().put("why", stale.why()).set("at", JsonValues.time(stale.at())));
        return json;
    }

    static ObjectNode json(Deployment deployment) {
        var json = Json.object();
        json.put("name", deployment.name());
        json.put("model", deployment.model());
        var layers = json.putArray("layers");
        deployment.layers().forEach(layer -> layers.add(layer.id()));
        json.put("protocol", deployment.protocol().wireName());
        var price = deployment.price();
        json.set("price", price == null ? null : PriceJson.price(price));
        json.put("outputLimitField", deployment.outputLimitField().wireName());
        json.put("thinking", deployment.thinking() == null ? null : deployment.thinking().wireName());
        var limits = deployment.limits();
        json.putObject("limits")
                .put("tokensPerMinute", limits.tokensPerMinute())
                .put("requestsPerMinute", limits.requestsPerMinute())
                .put("contextTokens", limits.contextTokens())
                .put("outputTokens", limits.outputTokens());
        json.put("retires", deployment.retires() == null ? null : deployment.retires().toString());
        json.put("note", deployment.note());
        return json;
    }
}
