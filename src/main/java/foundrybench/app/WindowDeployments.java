package foundrybench.app;

import foundrybench.app.WorkbenchEngine.Unavailable;
import foundrybench.catalog.Catalog;
import foundrybench.catalog.PriceTable;
import foundrybench.format.DeploymentListFormat;
import foundrybench.format.DeploymentListing;
import foundrybench.format.FormatException;
import foundrybench.model.Connection;
import foundrybench.model.Deployment;
import foundrybench.model.DeploymentFacts;
import foundrybench.provider.DeploymentLister.Listing;
import foundrybench.provider.DeploymentLister;
import foundrybench.provider.Endpoint;
import foundrybench.store.KeptFileException;
import foundrybench.store.SavedDeployments.Listed;
import foundrybench.store.SavedDeployments;
import foundrybench.ui.deployments.DeploymentEditorModel.Row;
import foundrybench.wire.JsonException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The deployments of one connection, as they are kept in a home folder.
final class WindowDeployments implements WorkbenchDeployments {
    private final Path home;
    private final Endpoint endpoint;
    private final DeploymentLister lister;
    private final PriceTable prices;
    private volatile Catalog catalog;
    private volatile @Nullable DeploymentListing found;

    /// @throws KeptFileException when what is kept cannot be read
    WindowDeployments(Path home, Endpoint endpoint, DeploymentLister lister, PriceTable prices) throws KeptFileException {
        this.home = home;
        this.endpoint = endpoint;
        this.lister = lister;
        this.prices = prices;
        this.catalog = Catalog.of(SavedDeployments.load(home).listFor(endpoint.connection()), prices);
    }

    /// What is known now.
    Catalog catalog() {
        return catalog;
    }

    @Override
    public boolean fixed() {
        return connection().simulated();
    }

    @Override
    public List<Row> all() {
        var now = catalog;
        var said = fixed() ? shipped() : list().deployments();
        return said.stream()
                .map(facts -> new Row(facts, now.complete(DeploymentFacts.named(facts.name(), facts.model()))))
                .toList();
    }

    private List<DeploymentFacts> shipped() {
        return catalog.deployments().stream().map(d -> DeploymentFacts.named(d.name(), d.model())).toList();
    }

    @Override
    public void save(DeploymentFacts facts) {
        change(list -> list.with(facts));
    }

    @Override
    public void rename(String before, DeploymentFacts facts) {
        change(list -> {
            if (list.find(facts.name()).isPresent()) {
                throw new Unavailable("There is a deployment %s already. Give another name.".formatted(facts.name()), null);
            }
            return list.find(before).isEmpty() ? list.with(facts) : list.renamed(before, facts);
        });
    }

    @Override
    public void remove(String name) {
        change(list -> list.without(name));
    }

    @Override
    public Answer ask() {
        return switch (lister.list(endpoint)) {
            case Listing.NotListed(var failure) ->
                new Answer.NotListed(
                        "%s. %s %s".formatted(failure.summary(), failure.detail(), failure.fix()), failure.command());
            case Listing.Listed(var body) -> listed(body);
        };
    }

    private Answer listed(String body) {
        try {
            var listing = DeploymentListFormat.read(body);
            found = listing;
            var names = listing.facts().stream().map(DeploymentFacts::name).toList();
            var known = catalog.deployments().stream().map(Deployment::name).toList();
            return new Answer.Listed(without(names, known), without(known, names), listing.remarks());
        } catch (JsonException | FormatException e) {
            return new Answer.NotListed("The list of %s: %s.".formatted(connection().place(), e.getMessage()), null);
        }
    }

    private static List<String> without(List<String> names, List<String> others) {
        return names.stream().filter(name -> !others.contains(name)).toList();
    }

    @Override
    public void keep() {
        var listing = found;
        if (listing != null) {
            change(list -> list.updated(listing.facts(), listing.resource()));
        }
    }

    private synchronized void change(UnaryOperator<Listed> change) {
        try {
            var saved = SavedDeployments.load(home);
            var changed = saved.with(change.apply(saved.toChange(connection(), catalog.deployments())));
            changed.save(home);
            catalog = Catalog.of(changed.listFor(connection()), prices);
        } catch (KeptFileException e) {
            throw new Unavailable(String.valueOf(e.getMessage()), e);
        }
    }

    private Listed list() {
        try {
            return SavedDeployments.load(home).toChange(connection(), catalog.deployments());
        } catch (KeptFileException e) {
            throw new Unavailable(String.valueOf(e.getMessage()), e);
        }
    }

    private Connection connection() {
        return endpoint.connection();
    }
}
