package foundrybench.cli;

import foundrybench.catalog.ConnectionFlags;
import foundrybench.model.Connection.Auth;
import foundrybench.model.Connection;
import foundrybench.model.KeyShape;
import foundrybench.provider.NetworkSource;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The flags that say where calls go.
final class ConnectionOptions {
    @Option(names = "--endpoint", paramLabel = "URL", description = "Where the deployments are.")
    @Nullable String endpoint;

    @Option(names = "--key-env", paramLabel = "VARIABLE", description = "Environment variable that holds the key.")
    @Nullable String keyVariable;

    @Option(names = "--auth", paramLabel = "WAY", description = "Instead of a key: entra, keyvault (with --vault and --secret), or none.")
    @Nullable String auth;

    @Option(names = "--vault", paramLabel = "NAME", description = "Key Vault that holds the key; its name or https address.")
    @Nullable String vault;

    @Option(names = "--secret", paramLabel = "NAME", description = "The key's name in the vault.")
    @Nullable String secret;

    @Option(names = "--scope", paramLabel = "URL", description = "What an Entra token is for (https://cognitiveservices.azure.com/.default).")
    @Nullable String scope;

    @Option(names = "--api-version", paramLabel = "DATE", description = "Of the dated chat route (2024-10-21).")
    @Nullable String apiVersion;

    @Option(names = "--kind", paramLabel = "KIND", defaultValue = "azure", description = "azure (default) or openai: which routes the endpoint has.")
    String kind = "azure";

    @Option(names = "--connection", paramLabel = "NAME", description = "A saved connection, or a preset.")
    @Nullable String connection;

    @Option(names = "--demo", description = "Call the simulated Foundry inside the program.")
    boolean demo;

    @Option(names = "--no-demo", description = "Never call the simulated Foundry.")
    boolean noDemo;

    @Mixin
    private NetworkOptions network = new NetworkOptions();

    /// What the flags say of the way to the network.
    NetworkSource network() {
        return network.source();
    }

    /// The flags, checked.
    ///
    /// @param environment says whether this is a CI job, where the simulation must be asked for
    ConnectionFlags flags(Map<String, String> environment) {
        if (demo && noDemo) {
            throw new UsageException("--demo and --no-demo contradict each other: give one of them.");
        }
        if (endpoint == null && (keyVariable != null || auth != null)) {
            throw new UsageException("--key-env and --auth go with --endpoint URL.");
        }
        boolean isCi = "true".equalsIgnoreCase(environment.getOrDefault("CI", ""));
        return new ConnectionFlags(endpoint, way(), kind(), apiVersion, connection, demo, noDemo || (isCi && !demo));
    }

    /// How to sign in; `null` when no flag says.
    @Nullable Auth way() {
        if (auth != null && keyVariable != null) {
            throw new UsageException("--auth %s and --key-env contradict each other: give one of them.".formatted(auth));
        }
        var way = auth == null ? "" : auth.toLowerCase(Locale.ROOT);
        if (!way.equals("keyvault") && (vault != null || secret != null)) {
            throw new UsageException("--vault and --secret go with --auth keyvault.");
        }
        if (!way.equals("entra") && scope != null) {
            throw new UsageException("--scope goes with --auth entra.");
        }
        return switch (way) {
            case "" -> keyVariable == null ? null : new Auth.EnvironmentKey(keyVariable);
            case "none" -> new Auth.None();
            case "entra" -> new Auth.Entra(scope == null ? Auth.Entra.COGNITIVE_SERVICES : scope);
            case "keyvault" -> keyVault(vault, secret);
            default -> throw new UsageException("--auth knows entra, keyvault and none; for a key give --key-env VARIABLE. Not: " + KeyShape.hidden(String.valueOf(auth)));
        };
    }

    private static Auth keyVault(@Nullable String vault, @Nullable String secret) {
        if (vault == null || vault.isBlank() || secret == null || secret.isBlank()) {
            throw new UsageException("--auth keyvault needs --vault NAME and --secret NAME.");
        }
        return new Auth.KeyVault(vault, secret);
    }

    Connection.Kind kind() {
        return switch (kind.toLowerCase(Locale.ROOT)) {
            case "azure" -> Connection.Kind.AZURE;
            case "openai" -> Connection.Kind.OPENAI;
            default -> throw new UsageException("--kind is azure or openai, not " + kind);
        };
    }
}
