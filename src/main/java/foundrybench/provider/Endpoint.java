package foundrybench.provider;

import foundrybench.model.Connection;

/// A connection together with what lets calls in there.
public record Endpoint(Connection connection, Access access) {
    /// Host and port, as failures name it.
    String place() {
        var uri = connection.endpoint();
        return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    }
}
