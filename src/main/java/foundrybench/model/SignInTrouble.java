package foundrybench.model;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why no key came out of its vault, or no token was given, told apart as far as the fix differs. [SignInText] puts
/// it into words.
public sealed interface SignInTrouble {
    /// Nobody here is signed in to Azure, as far as any of these could tell.
    record NotSignedIn(Where where, List<Tried> tried) implements SignInTrouble {
        public NotSignedIn {
            tried = List.copyOf(tried);
        }

        /// Whether somebody may well be signed in, and the answer took too long.
        boolean isTooSlow() {
            return tried.stream().anyMatch(t -> t.why() instanceof Why.TooSlow && t.way() != Way.MANAGED_IDENTITY);
        }
    }

    /// Signed in, but to another tenant than the vault's.
    record OtherTenant() implements SignInTrouble {}

    /// Signed in, but not allowed to read the vault's secrets.
    ///
    /// @param clientId of the identity; `null` for a person
    record NoVaultRole(@Nullable String clientId) implements SignInTrouble {}

    /// The vault has no secret of that name.
    record NoSecret() implements SignInTrouble {}

    /// The secret is switched off, has expired or is not valid yet.
    record SecretDisabled() implements SignInTrouble {}

    /// The secret is no key: it is empty, or holds what no header can.
    record SecretUnusable() implements SignInTrouble {}

    /// The vault's firewall does not admit this network.
    record VaultFirewall() implements SignInTrouble {}

    /// There was no connection to the vault.
    record VaultUnreached(String host, ConnectionTrouble why) implements SignInTrouble {}

    /// The vault gave no answer in time.
    record VaultSilent(String host, Duration after) implements SignInTrouble {}

    /// The vault answered with something else.
    record VaultFailed(int status) implements SignInTrouble {}

    /// What decides how one signs in.
    enum Where {
        /// Variables such as `AZURE_CLIENT_SECRET` say who it is.
        VARIABLES,
        /// A pod of Kubernetes has an identity, or should.
        POD,
        /// A person signs in.
        MACHINE
    }

    /// A way to sign in, in the order of trying.
    enum Way {
        ENVIRONMENT,
        WORKLOAD_IDENTITY,
        AZURE_CLI,
        DEVELOPER_CLI,
        POWERSHELL,
        MANAGED_IDENTITY
    }

    /// Why one way led nowhere.
    sealed interface Why {
        /// The program that would know is not on the `PATH`.
        record NotInstalled() implements Why {}

        /// The program is there, and nobody has signed in by it.
        record NotSignedIn() implements Why {}

        /// It gave no answer in time.
        record TooSlow(Duration after) implements Why {}

        /// What it said.
        record Said(String words) implements Why {}
    }

    /// A way that was tried.
    record Tried(Way way, Why why) {}
}
