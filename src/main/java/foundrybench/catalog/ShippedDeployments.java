package foundrybench.catalog;

import foundrybench.format.DeploymentFormat;
import foundrybench.format.FormatException;
import foundrybench.format.JsonFields;
import foundrybench.model.DeploymentFacts;
import foundrybench.model.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What ships of deployments: those of the team's guide, each by the protocol it was found to speak, and the names
/// of its layers.
///
/// @param all in the order they are shown
/// @param layers names by id
record ShippedDeployments(List<DeploymentFacts> all, Map<String, String> layers) {

    static ShippedDeployments read() {
        var json = Assets.json("deployments.json");
        var layers = new TreeMap<String, String>();
        json.path("layers").properties().forEach(layer -> layers.put(layer.getKey(), layer.getValue().asText()));
        try {
            var all = new ArrayList<DeploymentFacts>();
            for (var fields : JsonFields.of(json, "the file").objects("deployments")) {
                all.add(DeploymentFormat.fromJson(fields));
            }
            return new ShippedDeployments(List.copyOf(all), Map.copyOf(layers));
        } catch (FormatException e) {
            throw new IllegalStateException("assets/deployments.json: " + e.getMessage(), e);
        }
    }

    /// What is known of a deployment of which only these names are known. A deployment may be called otherwise than
    /// its model, and like another one: layers and note go by its own name, the rest by its model's.
    DeploymentFacts known(String name, @Nullable String model) {
        var named = all.stream().filter(facts -> facts.name().equals(name)).findFirst();
        var ofModel = model == null ? named : ofModel(model);
        var bare = DeploymentFacts.named(name, model);
        var own = named.map(ShippedDeployments::pipeline).orElse(bare);
        return bare.or(own).or(ofModel.map(ShippedDeployments::withoutNote).orElse(bare));
    }

    /// The same with the names of those layers that stand there by their id alone.
    DeploymentFacts withLayerNames(DeploymentFacts facts) {
        if (facts.layers() == null) {
            return facts;
        }
        var named = facts.layers().stream()
                .map(layer -> layer.name().isEmpty() ? new Layer(layer.id(), layers.getOrDefault(layer.id(), "")) : layer)
                .toList();
        return new DeploymentFacts(
                facts.name(), facts.model(), named, facts.protocol(), facts.outputLimitField(), facts.thinking(),
                facts.limits(), facts.retires(), facts.note());
    }

    private Optional<DeploymentFacts> ofModel(String model) {
        return all.stream().filter(facts -> model.equalsIgnoreCase(facts.model())).findFirst();
    }

    private static DeploymentFacts pipeline(DeploymentFacts facts) {
        var bare = DeploymentFacts.named(facts.name(), null);
        return new DeploymentFacts(
                facts.name(), null, facts.layers(), null, null, null, bare.limits(), null, facts.note());
    }

    private static DeploymentFacts withoutNote(DeploymentFacts facts) {
        return new DeploymentFacts(
                facts.name(), facts.model(), facts.layers(), facts.protocol(), facts.outputLimitField(), facts.thinking(),
                facts.limits(), facts.retires(), null);
    }
}
