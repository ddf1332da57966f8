package foundrybench.cli;

import foundrybench.catalog.Catalog;
import foundrybench.catalog.CatalogException;
import foundrybench.catalog.ConnectionFlags;
import foundrybench.catalog.PriceTable;
import foundrybench.catalog.PriceTables;
import foundrybench.store.Home;
import foundrybench.store.KeptFileException;
import foundrybench.store.SavedDeployments;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The flags of all commands. Without a command it opens the window.
@Command(
        name = "foundry-bench",
        description = "Run one prompt against several model deployments and compare answers, times and cost.",
        versionProvider = ProgramVersion.class)
final class RootCommand implements Callable<Integer> {
    private final Backstage backstage;
    private final Console console;

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "JSON Lines on stdout, nothing else there.")
    boolean json;

    @Option(names = "--home", scope = ScopeType.INHERIT, paramLabel = "DIR", description = "Folder of settings and sessions.")
    @Nullable Path home;

    @Option(names = "--quiet", scope = ScopeType.INHERIT, description = "No progress and no figures on stderr.")
    boolean quiet;

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "What is logged on stderr too; with --version, facts for a report.")
    boolean verbose;

    @Option(names = "--no-color", scope = ScopeType.INHERIT, description = "No dim text.")
    boolean noColor;

    @Option(names = "--version", versionHelp = true, scope = ScopeType.INHERIT, description = "The version.")
    boolean version;

    @Option(names = {"-h", "--help"}, usageHelp = true, scope = ScopeType.INHERIT, description = "This help.")
    boolean help;

    RootCommand(Backstage backstage, Console console) {
        this.backstage = backstage;
        this.console = console;
    }

    Backstage backstage() {
        return backstage;
    }

    Console console() {
        return noColor ? console.plain() : console;
    }

    Path homeFolder() {
        return home == null ? backstage.defaultHome() : home;
    }

    Path logFolder() {
        return home == null ? backstage.defaultLogs() : Home.logs(home);
    }

    /// The log as a part of the program writes to it.
    System.Logger logger(String part) {
        return backstage.log().part(part);
    }

    PriceTables priceTables() throws CatalogException {
        return PriceTables.load(homeFolder());
    }

    /// The deployments that ship, at the prices of this table, or of the default one.
    Catalog catalog(@Nullable String priceTable) throws CatalogException {
        return Catalog.of(List.of(), prices(priceTable));
    }

    /// The deployments that are known of the connection that these flags give: none of a server that lists its own.
    Catalog catalog(@Nullable String priceTable, ConnectionFlags flags) throws CatalogException, KeptFileException {
        var connection = backstage.chosen(homeFolder(), flags);
        return connection.isEmpty()
                ? catalog(priceTable)
                : Catalog.at(
                        connection.get(), SavedDeployments.load(homeFolder()).listFor(connection.get()), prices(priceTable));
    }

    private PriceTable prices(@Nullable String priceTable) throws CatalogException {
        return priceTables().get(priceTable == null ? PriceTables.DEFAULT : priceTable);
    }

    @Override
    public Integer call() throws CatalogException, KeptFileException {
        return new UiCommand(this).open();
    }
}
