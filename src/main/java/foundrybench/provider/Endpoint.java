package foundrybench.provider;

import foundrybench.model.Connection;

/// A connection together with what lets calls in there.
public record Endpoint(Connection connection, Access access) {}
