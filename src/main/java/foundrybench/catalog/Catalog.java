package foundrybench.catalog;

import foundrybench.model.Connection;
import foundrybench.model.Deployment;
import foundrybench.model.DeploymentFacts;
import foundrybench.model.OutputLimitField;
import foundrybench.model.Protocol;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The deployments that are known, at the prices of one table.
public final class Catalog {
    private static final Pattern REASONING_GPT = Pattern.compile(".*(gpt-5|gpt5|codex|\\bo[134]\\b).*");

    private final ShippedDeployments shipped;
    private final List<Deployment> deployments;
    private final PriceTable prices;

    private Catalog(ShippedDeployments shipped, List<DeploymentFacts> listed, PriceTable prices) {
        this.shipped = shipped;
        this.prices = prices;
        this.deployments = listed.stream().map(this::complete).toList();
    }

    /// The deployments of a connection. Those that ship stand in for a list only where they can be: on Azure.
    ///
    /// @param listed in the order they are shown; none when there is no list
    public static Catalog at(Connection connection, List<DeploymentFacts> listed, PriceTable prices) {
        return switch (connection.kind()) {
            case AZURE -> of(listed, prices);
            case OPENAI -> new Catalog(ShippedDeployments.read(), listed, prices);
        };
    }

    /// The deployments that ship: those of the team's guide.
    public static Catalog shipped(PriceTable prices) {
        return of(List.of(), prices);
    }

    /// These deployments. What is not said of one is taken from what ships, by its name or its model's, and else
    /// guessed from the names.
    ///
    /// @param listed in the order they are shown; none for those that ship
    public static Catalog of(List<DeploymentFacts> listed, PriceTable prices) {
        var shipped = ShippedDeployments.read();
        return new Catalog(shipped, listed.isEmpty() ? shipped.all() : listed, prices);
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
        return known(name).orElseGet(() -> deployment(DeploymentFacts.named(name, null), near(name)));
    }

    /// The deployment of this name, if it is known.
    public Optional<Deployment> known(String name) {
        return deployments.stream().filter(deployment -> deployment.name().equals(name)).findFirst();
    }

    /// The known names nearest to this one.
    public List<String> near(String name) {
        return SimilarNames.to(name, deployments.stream().map(Deployment::name).toList());
    }

    /// The deployment as these facts make it.
    public Deployment complete(DeploymentFacts said) {
        var inherited = said.or(shipped.known(said.name(), said.model()));
        return deployment(shipped.withLayerNames(inherited), List.of());
    }

    private Deployment deployment(DeploymentFacts facts, List<String> similarNames) {
        var names = (facts.name() + " " + (facts.model() == null ? "" : facts.model())).toLowerCase(Locale.ROOT);
        var note = facts.note();
        return new Deployment(
                facts.name(),
                facts.model(),
                facts.layers() == null ? List.of() : facts.layers(),
                facts.protocol() == null ? guessedProtocol(names) : facts.protocol(),
                facts.outputLimitField() == null ? guessedField(names) : facts.outputLimitField(),
                facts.thinking(),
                prices.price(facts.name(), facts.model()).orElse(null),
                facts.retires(),
                note == null || note.isBlank() ? null : note,
                facts.limits(),
                similarNames);
    }

    private static Protocol guessedProtocol(String names) {
        return names.contains("codex") ? Protocol.RESPONSES : Protocol.CHAT;
    }

    private static OutputLimitField guessedField(String names) {
        return REASONING_GPT.matcher(names).matches() ? OutputLimitField.MAX_COMPLETION_TOKENS : OutputLimitField.MAX_TOKENS;
    }
}
