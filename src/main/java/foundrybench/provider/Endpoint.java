package foundrybench.provider;

import foundrybench.model.Connection;

/// A connection together with what lets calls in there.
public record Endpoint(Connection connection, Access access) {
    /// Whether it is `http`, and so on this machine: no proxy and no certificate matters to it.
    public boolean isPlain() {
        return "http".equalsIgnoreCase(connection.endpoint().getScheme());
    }
}
