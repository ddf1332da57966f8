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
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
    private volatile String trouble = "";

    /// @throws KeptFileException when what is kept cannot be read
    WindowDeployments(Path home, Endpoint endpoint, DeploymentLister lister, PriceTable prices) throws KeptFileException {
        this.home = home;
        this.endpoint = endpoint;
        this.lister = lister;
        this.prices = prices;
        this.catalog = Catalog.at(endpoint.connection(), SavedDeployments.load(home).listFor(endpoint.connection()), prices);
    }

    /// What is known now.
    Catalog catalog() {
        return catalog;
    }

    /// Keeps the service's own list where nothing else says what is there, unless it takes too long to come. What then
    /// is missing can be asked for or written by hand.
    void fetchFirst(Duration patience) {
        if (catalog.deployments().isEmpty()) {
            trouble = fetched(patience);
        }
    }

    /// Why nothing is known of the service; empty when something is.
    String trouble() {
        return catalog.deployments().isEmpty() ? trouble : "";
    }

    private String fetched(Duration patience) {
        var asking = CompletableFuture.supplyAsync(this::ask, task -> Thread.ofVirtual().start(task));
        try {
            return switch (asking.get(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                case Answer.Listed _ -> {
                    keep();
                    yield "";
                }
                case Answer.NotListed(var words, _) -> words;
            };
        } catch (Unavailable e) {
            return String.valueOf(e.getMessage());
        } catch (TimeoutException e) {
            return "%s has not yet listed its models. Ask again: Ctrl+E.".formatted(connection().place());
        } catch (ExecutionException e) {
            throw new IllegalStateException("asking ends in a value", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
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
            catalog = Catalog.at(connection(), changed.listFor(connection()), prices);
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
