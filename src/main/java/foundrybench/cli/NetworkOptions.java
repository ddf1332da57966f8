package foundrybench.cli;

import foundrybench.provider.NetworkSource.Said;
import foundrybench.provider.NetworkSource;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The flags that say how the network is reached.
final class NetworkOptions {
    private static final BigDecimal SHORTEST = new BigDecimal("0.1");
    private static final BigDecimal LONGEST = new BigDecimal("600");

    @Option(names = "--proxy", paramLabel = "URL", description = "http://USER@HOST:PORT, its password in FOUNDRY_PROXY_PASSWORD; or none. Without it HTTPS_PROXY counts.")
    private @Nullable String proxy;

    @Option(names = "--ca-file", paramLabel = "FILE", description = "PEM file of authorities to trust beside the usual ones.")
    private @Nullable Path caFile;

    @Option(names = "--connect-timeout", paramLabel = "S", description = "Seconds that a connection may take (8).")
    private @Nullable BigDecimal connectTimeout;

    /// What they say.
    NetworkSource source() {
        return new NetworkSource(
                said(proxy, "--proxy"), null, null, said(caFile, "--ca-file"), said(timeout(), "--connect-timeout"));
    }

    private @Nullable Duration timeout() {
        if (connectTimeout == null) {
            return null;
        }
        if (connectTimeout.compareTo(SHORTEST) < 0 || connectTimeout.compareTo(LONGEST) > 0) {
            throw new UsageException("--connect-timeout is a number of seconds from %s to %s, not %s"
                    .formatted(SHORTEST, LONGEST, connectTimeout));
        }
        return Duration.ofMillis(connectTimeout.movePointRight(3).longValue());
    }

    private static <T> @Nullable Said<T> said(@Nullable T value, String flag) {
        return value == null ? null : new Said<>(value, flag);
    }
}
