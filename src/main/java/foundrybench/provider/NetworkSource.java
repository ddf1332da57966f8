package foundrybench.provider;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one place, the flags or the settings, says of the way to the network; what it does not say is `null`.
///
/// @param proxy as `http://USER@HOST:PORT`, or `none` for no proxy whatever other places say
/// @param passwordVariable the environment variable that holds the proxy's password; `null` for the usual one
/// @param noProxy hosts that are reached without the proxy
/// @param caFile certificates of authorities to trust beside the usual ones
public record NetworkSource(
        @Nullable Said<String> proxy,
        @Nullable String passwordVariable,
        @Nullable Said<List<String>> noProxy,
        @Nullable Said<Path> caFile,
        @Nullable Said<Duration> connectTimeout) {
    /// Says nothing.
    public static final NetworkSource NONE = new NetworkSource(null, null, null, null, null);

    /// The variable that is looked at for a proxy's password unless another is named.
    public static final String PASSWORD_VARIABLE = "FOUNDRY_PROXY_PASSWORD";

    /// A value and where it stands, as people would name it: `--proxy`, `HTTPS_PROXY`.
    public record Said<T>(T value, String source) {}
}
