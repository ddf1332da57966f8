package foundrybench.cli;

import foundrybench.catalog.Catalog;
import foundrybench.catalog.CatalogException;
import foundrybench.catalog.ConnectionFlags;
import foundrybench.cli.Backstage.Connected;
import foundrybench.cli.Backstage.NoConnectionException;
import foundrybench.format.DeploymentListing;
import foundrybench.model.Card;
import foundrybench.model.Connection;
import foundrybench.model.Deployment;
import foundrybench.model.DeploymentFacts;
import foundrybench.model.Failure;
import foundrybench.model.FailureKind;
import foundrybench.provider.DeploymentLister.Listing;
import foundrybench.provider.DeploymentLister;
import foundrybench.provider.NetworkSettings;
import foundrybench.provider.NetworkSource;
import foundrybench.store.KeptFileException;
import foundrybench.store.SavedDeployments.Listed;
import foundrybench.store.SavedDeployments;
import foundrybench.wire.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `deployments`: what is deployed at a connection.
@Command(name = "deployments", description = "What is deployed.")
final class DeploymentsCommand {
    private final RootCommand root;

    DeploymentsCommand(RootCommand root) {
        this.root = root;
    }

    @Command(name = "list", description = "Deployments with layers, protocol and price; asks the service for them only with --live, or where it alone knows.")
    int list(
            @Option(names = "--prices", paramLabel = "TABLE", description = "Id of the price table.") @Nullable String prices,
            @Option(names = "--live", description = "Ask the service, which not every one answers.") boolean live,
            @Option(names = "--save", description = "With --live: keep what the service lists, as import does.") boolean save,
            @Mixin ConnectionOptions options)
            throws CatalogException, KeptFileException {
        if (save && !live) {
            throw new UsageException("--save goes with --live.");
        }
        var flags = options.flags(root.backstage().environment());
        if (live) {
            return live(prices, flags, options.network(), save);
        }
        var connection = connection(flags);
        var used = flags.demo() ? List.<DeploymentFacts>of() : saved().listFor(connection);
        boolean isServed = used.isEmpty() && connection != null && connection.kind() == Connection.Kind.OPENAI;
        var catalog = isServed
                ? new ConnectionCatalog(root, flags, options.network(), prices).all()
                : Catalog.of(used, root.catalog(prices).prices());
        print(catalog.deployments(), connection);
        if (!root.json && !root.quiet) {
            var err = root.console().err();
            var table = catalog.prices();
            err.println("Dollars per million tokens, %s of %s: %s.".formatted(table.id(), table.asOf(), table.source()));
            var source = isServed
                    ? "Listed by %s. To keep them: foundry-bench deployments list --live --save".formatted(place(connection))
                    : "These ship with the program. To list yours: foundry-bench deployments import FILE";
            err.println(used.isEmpty()
                    ? source
                    : "From %s, for %s.".formatted(SavedDeployments.file(root.homeFolder()), place(connection)));
        }
        return ExitCode.OK.code();
    }

    @Command(name = "import", description = "Keep a list of what is deployed, for the connection that the flags and surroundings give.")
    int read(
            @Parameters(paramLabel = "FILE", description = "What `az cognitiveservices account deployment list -n NAME -g GROUP -o json` wrote; - for standard input.")
                    String file,
            @Mixin ConnectionOptions options)
            throws CatalogException, KeptFileException {
        var connection = real(options);
        var listing = DeploymentListFile.read(file, root.console().in());
        keep(listing, connection);
        return ExitCode.OK.code();
    }

    @Command(name = "add", description = "Add a deployment by hand.")
    int add(
            @Parameters(paramLabel = "NAME", description = "Its name at the service.") String name,
            @Mixin DeploymentOptions what,
            @Mixin ConnectionOptions options)
            throws CatalogException, KeptFileException {
        if (name.isBlank() || !name.equals(name.strip())) {
            throw new UsageException("A deployment's name is not empty, and has no spaces around it.");
        }
        var connection = real(options);
        var list = toChange(connection);
        if (list.find(name).isPresent()) {
            throw new UsageException("%s is in the list: change it with deployments edit.".formatted(name));
        }
        change(list, what.over(DeploymentFacts.named(name, null)));
        return ExitCode.OK.code();
    }

    @Command(name = "edit", description = "Change what is known of a deployment. What is left out stays.")
    int edit(
            @Parameters(paramLabel = "NAME", description = "As in the list.") String name,
            @Mixin DeploymentOptions what,
            @Mixin ConnectionOptions options)
            throws CatalogException, KeptFileException {
        if (what.isEmpty()) {
            throw new UsageException("What is to change? See foundry-bench deployments edit --help.");
        }
        var list = toChange(real(options));
        change(list, what.over(find(list, name)));
        return ExitCode.OK.code();
    }

    @Command(name = "remove", description = "Take a deployment off the list. It stays deployed.")
    int remove(
            @Parameters(paramLabel = "NAME", description = "As in the list.") String name, @Mixin ConnectionOptions options)
            throws CatalogException, KeptFileException {
        var list = toChange(real(options));
        find(list, name);
        if (list.deployments().size() == 1) {
            throw new UsageException("%s is the last one: a list has one deployment at least.".formatted(name));
        }
        saved().with(list.without(name)).save(root.homeFolder());
        return ExitCode.OK.code();
    }

    @Command(name = "probe", description = "Find out by a few small calls what each deployment accepts, and keep it. Says first what that may cost.")
    int probe(
            @Option(names = {"-d", "--deployment"}, paramLabel = "NAME", description = "Whom to probe; repeatable; all without it.")
                    @Nullable List<String> names,
            @Option(names = "--prices", paramLabel = "TABLE", description = "Id of the price table.") @Nullable String prices,
            @Option(names = "--budget", paramLabel = "USD", description = "Begin no probe that might pass this, all together.")
                    @Nullable BigDecimal budget,
            @Mixin ConnectionOptions options)
            throws CatalogException, KeptFileException {
        var whom = names == null ? List.<String>of() : names;
        return new DeploymentProbes(root, options, whom, prices, budget).run().code();
    }

    private int live(@Nullable String prices, ConnectionFlags flags, NetworkSource network, boolean save)
            throws CatalogException, KeptFileException {
        try (var connected = root.backstage().connect(root.homeFolder(), flags);
                var transport = root.backstage().newTransport(connected.endpoint(), network(network, connected))) {
            connected.warnings().forEach(root.console()::warn);
            var connection = connected.endpoint().connection();
            if (save && connection.simulated()) {
                throw new UsageException("The simulation knows what it serves: there is nothing to save.");
            }
            return switch (new DeploymentLister(transport).list(connected.endpoint())) {
                case Listing.NotListed(var failure) -> failed(failure);
                case Listing.Listed(var body) -> {
                    var listing = DeploymentListFile.read(body, "the list of " + connection.place());
                    if (save) {
                        keep(listing, connection);
                    } else {
                        show(listing, connection, root.catalog(prices));
                    }
                    yield ExitCode.OK.code();
                }
            };
        } catch (NoConnectionException e) {
            root.console().err().println(e.getMessage());
            return ExitCode.NO_CONNECTION.code();
        }
    }

    private void show(DeploymentListing listing, Connection connection, Catalog shipped) throws KeptFileException {
        if (connection.simulated() && !root.quiet) {
            root.console().err().println("SIMULATED: no model answers here, " + connection.source() + ".");
        }
        remark(listing, connection);
        var known = saved().usedWith(connection).orElse(Listed.nothing(connection));
        var facts = known.updated(listing.facts(), listing.resource()).deployments();
        var deployments = Catalog.of(facts, shipped.prices()).deployments();
        var lines = new DeploymentLines(deployments);
        deployments.forEach(deployment -> print(root.json
                ? Json.write(DeploymentLines.json(deployment).put("simulated", connection.simulated()))
                : lines.row(deployment)));
    }

    private NetworkSettings network(NetworkSource flags, Connected connected) throws CatalogException, KeptFileException {
        return NetworkChoice.find(root.backstage().environment(), root.homeFolder(), flags, connected.endpoint());
    }

    private int failed(Failure failure) {
        var err = root.console().err();
        err.println("foundry-bench: " + root.console().untrusted("%s. %s".formatted(failure.summary(), failure.detail())));
        err.println("  " + failure.fix());
        if (failure.command() != null) {
            err.println("  " + failure.command());
        }
        boolean isKeyMissing = failure.kind() == FailureKind.AUTH && failure.httpStatus() == null;
        return (isKeyMissing ? ExitCode.NO_CONNECTION : ExitCode.CALL_FAILED).code();
    }

    private void keep(DeploymentListing listing, @Nullable Connection connection) throws CatalogException, KeptFileException {
        remark(listing, connection);
        var saved = saved();
        var before = saved.of(connection).orElse(Listed.nothing(connection));
        var after = before.updated(listing.facts(), listing.resource());
        saved.with(after).save(root.homeFolder());
        var deployments = catalog(after).deployments();
        var lines = new DeploymentLines(deployments);
        for (var deployment : deployments) {
            var change = before.find(deployment.name()).isPresent() ? "kept" : "added";
            print(root.json
                    ? Json.write(DeploymentLines.json(deployment).put("change", change))
                    : "%-8s %s".formatted(change, lines.row(deployment)));
        }
        for (var old : before.deployments()) {
            if (after.find(old.name()).isEmpty()) {
                print(root.json
                        ? Json.write(Json.object().put("name", old.name()).put("change", "removed"))
                        : "%-8s %s".formatted("removed", old.name()));
            }
        }
        if (!root.json && !root.quiet) {
            root.console().err().println("Kept in %s, for %s.".formatted(SavedDeployments.file(root.homeFolder()), place(connection)));
        }
    }

    private void remark(DeploymentListing listing, @Nullable Connection connection) {
        listing.remarks().forEach(root.console()::warn);
        var listed = listing.resource().name();
        var called = connection == null ? null : connection.resource().name();
        if (listed != null && called != null && !listed.equalsIgnoreCase(called)) {
            root.console().warn("the list is of the resource %s, the connection goes to %s.".formatted(listed, called));
        }
    }

    private void change(Listed list, DeploymentFacts facts) throws CatalogException, KeptFileException {
        var changed = list.with(facts);
        saved().with(changed).save(root.homeFolder());
        print(List.of(catalog(changed).find(facts.name())), deployment -> Card.blank(deployment.name()));
    }

    private DeploymentFacts find(Listed list, String name) throws CatalogException {
        return list.find(name).orElseThrow(() -> new UsageException("There is no deployment %s. There are: %s."
                .formatted(name, String.join(", ", list.deployments().stream().map(DeploymentFacts::name).toList()))));
    }

    private Listed toChange(@Nullable Connection connection) throws CatalogException, KeptFileException {
        boolean isOther = connection != null && connection.kind() == Connection.Kind.OPENAI;
        return saved().toChange(connection, isOther ? List.of() : root.catalog(null).deployments());
    }

    private Catalog catalog(Listed list) throws CatalogException {
        return Catalog.of(list.deployments(), root.catalog(null).prices());
    }

    private SavedDeployments saved() throws KeptFileException {
        return SavedDeployments.load(root.homeFolder());
    }

    private @Nullable Connection real(ConnectionOptions options) throws CatalogException, KeptFileException {
        if (options.demo) {
            throw new UsageException("The simulation's deployments cannot be changed: leave --demo out.");
        }
        return connection(options.flags(root.backstage().environment()));
    }

    private @Nullable Connection connection(ConnectionFlags flags) throws CatalogException, KeptFileException {
        return root.backstage().chosen(root.homeFolder(), flags).orElse(null);
    }

    private static String place(@Nullable Connection connection) {
        return connection == null ? "when no connection is configured" : connection.endpoint().toString();
    }

    /// @param connection at which they were perhaps probed
    private void print(List<Deployment> deployments, @Nullable Connection connection) {
        if (connection == null) {
            print(deployments, deployment -> Card.blank(deployment.name()));
            return;
        }
        try (var cards = root.backstage().cards(root.homeFolder(), connection, root.console()::warn)) {
            print(deployments, cards::of);
        }
    }

    private void print(List<Deployment> deployments, Function<Deployment, Card> cards) {
        var lines = new DeploymentLines(deployments);
        deployments.forEach(each -> print(root.json
                ? Json.write(DeploymentLines.json(each, cards.apply(each)))
                : lines.row(each, cards.apply(each))));
    }

    private void print(String line) {
        root.console().out().print(line + "\n");
    }
}
