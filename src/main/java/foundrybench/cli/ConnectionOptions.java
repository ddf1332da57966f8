package foundrybench.cli;

import foundrybench.catalog.ConnectionFlags;
import foundrybench.model.Connection;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The flags that say where calls go.
final class ConnectionOptions {
    @Option(names = "--endpoint", paramLabel = "URL", description = "Where the deployments are.")
    @Nullable String endpoint;

    @Option(names = "--key-env", paramLabel = "VARIABLE", description = "Environment variable that holds the key.")
    @Nullable String keyVariable;

    @Option(names = "--auth", paramLabel = "WAY", description = "none: call without a key.")
    @Nullable String auth;

    @Option(names = "--kind", paramLabel = "KIND", defaultValue = "azure", description = "azure (default) or openai: which routes the endpoint has.")
    String kind = "azure";

    @Option(names = "--demo", description = "Call the simulated Foundry inside the program.")
    boolean demo;

    @Option(names = "--no-demo", description = "Never call the simulated Foundry.")
    boolean noDemo;

    /// The flags, checked.
    ///
    /// @param environment says whether this is a CI job, where the simulation must be asked for
    ConnectionFlags flags(Map<String, String> environment) {
        if (demo && noDemo) {
            throw new UsageException("--demo and --no-demo contradict each other: give one of them.");
        }
        if (auth != null && !auth.equals("none")) {
            throw new UsageException("--auth knows none; for a key give --key-env VARIABLE. Not: " + auth);
        }
        if (auth != null && keyVariable != null) {
            throw new UsageException("--auth none and --key-env contradict each other: give one of them.");
        }
        if (endpoint == null && (keyVariable != null || auth != null)) {
            throw new UsageException("--key-env and --auth go with --endpoint URL.");
        }
        boolean isCi = "true".equalsIgnoreCase(environment.getOrDefault("CI", ""));
        return new ConnectionFlags(endpoint, keyVariable, auth != null, kind(), demo, noDemo || (isCi && !demo));
    }

    private Connection.Kind kind() {
        return switch (kind.toLowerCase(Locale.ROOT)) {
            case "azure" -> Connection.Kind.AZURE;
            case "openai" -> Connection.Kind.OPENAI;
            default -> throw new UsageException("--kind is azure or openai, not " + kind);
        };
    }
}
