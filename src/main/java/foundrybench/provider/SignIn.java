package foundrybench.provider;

import foundrybench.model.Connection;

/// Fetches what lets calls in where no key is at hand: a key out of its vault, or a token.
public interface SignIn {
    /// Asks for it, which takes up to ten seconds and blocks. What goes wrong is in the value.
    ///
    /// @param connection one whose `auth` is `KeyVault` or `Entra`
    Fetched fetch(Connection connection);
}
