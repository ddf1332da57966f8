package foundrybench.ui.connections;

import foundrybench.model.Connection.Auth;
import foundrybench.ui.kit.Words;

/// The ways to sign in that the form offers.
public enum SignInWay {
    /// A key in an environment variable.
    VARIABLE,
    /// A key in a file such as `.env.local`, found there with its endpoint.
    FILE,
    /// A key that is typed, and held in memory only.
    TYPED,
    /// A key in an Azure Key Vault.
    VAULT,
    /// A token of Microsoft Entra ID.
    ENTRA,
    /// No key.
    NONE;

    static SignInWay of(Auth auth) {
        return switch (auth) {
            case Auth.EnvironmentKey _ -> VARIABLE;
            case Auth.FileKey _ -> FILE;
            case Auth.MemoryKey _ -> TYPED;
            case Auth.KeyVault _ -> VAULT;
            case Auth.Entra _ -> ENTRA;
            case Auth.None() -> NONE;
        };
    }

    /// As the form calls it.
    @Override
    public String toString() {
        return switch (this) {
            case VARIABLE -> Words.of("way.variable");
            case FILE -> Words.of("way.file");
            case TYPED -> Words.of("way.typed");
            case VAULT -> Words.of("way.vault");
            case ENTRA -> Words.of("way.entra");
            case NONE -> Words.of("way.none");
        };
    }
}
