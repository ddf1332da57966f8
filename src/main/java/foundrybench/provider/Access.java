package foundrybench.provider;

import foundrybench.model.Failure;

/// What looking for a connection's key gave.
public sealed interface Access {
    /// Calls carry this key or token.
    record Key(Secret secret) implements Access {}

    /// Calls carry no key, and none is wanted.
    record Open() implements Access {}

    /// Calls carry a key or token that is fetched when the first of them needs it.
    record Fetching(CredentialSource source) implements Access {}

    /// There is no key where there should be one; no call can be made.
    record Denied(Failure failure) implements Access {}
}
