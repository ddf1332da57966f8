package foundrybench.cli;

import foundrybench.catalog.CatalogException;
import foundrybench.catalog.ConnectionDraft;
import foundrybench.catalog.ConnectionFlags;
import foundrybench.catalog.KnownConnections;
import foundrybench.format.ConnectionFormat;
import foundrybench.model.Connection.Auth;
import foundrybench.model.Connection;
import foundrybench.store.KeptFileException;
import foundrybench.store.SavedConnections;
import foundrybench.wire.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `connections`: the saved connections, never with a key.
@Command(name = "connections", description = "The saved connections; never with a key.")
final class ConnectionsCommand {
    private final RootCommand root;

    ConnectionsCommand(RootCommand root) {
        this.root = root;
    }

    @Command(name = "list", description = "All connections with a name, the preset of the team's resource among them.")
    int list() throws KeptFileException {
        var saved = saved();
        var known = KnownConnections.of(saved.connections(), saved.lastUsed());
        for (var connection : known.all()) {
            boolean isLastUsed = connection.name().equals(saved.lastUsed());
            print(root.json
                    ? json(connection, known.isPreset(connection), isLastUsed)
                    : row(connection, known.isPreset(connection), isLastUsed));
        }
        return ExitCode.OK.code();
    }

    @Command(
            name = "add",
            description = "Save a connection, or change the one of that name. The key stays where it is: name its place.")
    int add(
            @Parameters(paramLabel = "NAME", description = "What you call it.") String name,
            @Mixin ConnectionOptions options,
            @Option(names = "--resource-group", paramLabel = "GROUP", description = "Of the Azure resource, for the commands that mend a failure.")
                    @Nullable String group)
            throws CatalogException, KeptFileException {
        var auth = options.way();
        if (options.endpoint == null || auth == null) {
            throw new UsageException("A connection is --endpoint URL with --key-env VARIABLE, --auth entra,"
                    + " --auth keyvault --vault NAME --secret NAME, or --auth none.");
        }
        if (options.demo || options.noDemo || options.connection != null) {
            throw new UsageException("--demo, --no-demo and --connection choose a connection; connections add makes one.");
        }
        var named = new ConnectionDraft(name, options.kind(), options.endpoint, auth, options.apiVersion, group).toConnection();
        saved().with(named).save(root.homeFolder());
        print(root.json ? json(named, false, false) : row(named, false, false));
        return ExitCode.OK.code();
    }

    @Command(name = "test", description = "Check one, as doctor does; no model is called.")
    int test(
            @Parameters(paramLabel = "NAME", description = "As in the list.") String name,
            @Mixin NetworkOptions network)
            throws CatalogException, KeptFileException {
        return DoctorCommand.examine(root, ConnectionFlags.named(name), network.source()).code();
    }

    @Command(name = "remove", description = "Forget a saved connection.")
    int remove(@Parameters(paramLabel = "NAME", description = "As in the list.") String name)
            throws CatalogException, KeptFileException {
        var saved = saved();
        if (saved.find(name).isEmpty()) {
            var known = KnownConnections.of(saved.connections(), saved.lastUsed());
            known.get(name); // one that is not known is told by the names near it
            throw new UsageException("%s is a preset: it ships with the program and cannot be removed.".formatted(name));
        }
        saved.without(name).save(root.homeFolder());
        return ExitCode.OK.code();
    }

    private SavedConnections saved() throws KeptFileException {
        return SavedConnections.load(root.homeFolder());
    }

    private void print(String line) {
        root.console().out().print(line + "\n");
    }

    private static String json(Connection connection, boolean preset, boolean lastUsed) {
        return Json.write(ConnectionFormat.toJson(connection).put("preset", preset).put("lastUsed", lastUsed));
    }

    private static String row(Connection connection, boolean preset, boolean lastUsed) {
        return "%-16s %-6s %s  %s%s%s".formatted(
                connection.name(),
                ConnectionFormat.wireName(connection.kind()),
                connection.endpoint(),
                words(connection.auth()),
                preset ? "  preset" : "",
                lastUsed ? "  last used" : "");
    }

    /// How it signs in.
    static String words(Auth auth) {
        return switch (auth) {
            case Auth.EnvironmentKey(var variable) -> "key in " + variable;
            case Auth.FileKey(var file, var variable) -> "key %s in %s".formatted(variable, file);
            case Auth.KeyVault(var vault, var secret) -> "secret %s in Key Vault %s".formatted(secret, vault);
            case Auth.Entra(var scope) -> scope.equals(Auth.Entra.COGNITIVE_SERVICES) ? "Entra ID" : "Entra ID for " + scope;
            case Auth.MemoryKey _ -> "key typed in the window";
            case Auth.None() -> "no key";
        };
    }
}
