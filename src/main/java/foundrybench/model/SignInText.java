package foundrybench.model;

import foundrybench.model.Connection.Auth;
import foundrybench.model.SignInTrouble.Tried;
import foundrybench.model.SignInTrouble.Way;
import foundrybench.model.SignInTrouble.Why;
import java.time.Duration;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Puts each [SignInTrouble] into words and names the command that mends it; the only place that does. All are of
/// kind `auth` and have no HTTP status, for the service itself was not asked.
public final class SignInText {
    private static final String CHECK_NETWORK = "Check the network, the VPN and the proxy, and which networks the vault admits.";

    private SignInText() {}

    /// @param connection the one whose key or token it is
    /// @param code Azure's own code
    /// @param message Azure's own words, or the network's
    public static Failure describe(
            SignInTrouble trouble, Connection connection, @Nullable String code, @Nullable String message) {
        var detail = detail(trouble, connection);
        return new Failure(
                FailureKind.AUTH,
                title(trouble),
                message == null || message.isBlank() || !wantsWords(trouble) ? detail : detail + " It says: " + oneLine(message),
                null,
                code,
                message,
                false,
                null,
                false,
                fix(trouble, connection),
                command(trouble, connection));
    }

    private static boolean wantsWords(SignInTrouble trouble) {
        return !(trouble instanceof SignInTrouble.VaultUnreached(_, var why)) || ConnectionText.wantsNetworkWords(why);
    }

    private static String title(SignInTrouble trouble) {
        return switch (trouble) {
            case SignInTrouble.NotSignedIn signIn ->
                signIn.isTooSlow() ? "Signing in to Azure took too long" : "Nobody is signed in to Azure";
            case SignInTrouble.OtherTenant _ -> "Signed in to another tenant";
            case SignInTrouble.NoVaultRole _ -> "Not allowed to read the vault";
            case SignInTrouble.NoSecret _ -> "No such secret in the vault";
            case SignInTrouble.SecretDisabled _ -> "The secret is switched off";
            case SignInTrouble.SecretUnusable _ -> "The secret is no key";
            case SignInTrouble.VaultFirewall _ -> "The vault refuses this network";
            case SignInTrouble.VaultUnreached(_, var why) ->
                why instanceof ConnectionTrouble.NameNotFound ? "No such vault" : "The vault cannot be reached";
            case SignInTrouble.VaultSilent _ -> "The vault does not answer";
            case SignInTrouble.VaultFailed _ -> "The vault gave no secret";
        };
    }

    private static String detail(SignInTrouble trouble, Connection connection) {
        var vault = vault(connection);
        var secret = secret(connection);
        return switch (trouble) {
            case SignInTrouble.NotSignedIn(_, var tried) ->
                "No way to sign in gave a token. " + tried.stream().map(SignInText::sentence).collect(Collectors.joining(" "));
            case SignInTrouble.OtherTenant() -> "Vault %s belongs to another tenant than the identity that is signed in.".formatted(vault);
            case SignInTrouble.NoVaultRole(var clientId) ->
                "%s may not read the secrets of vault %s.".formatted(clientId == null ? "Whoever is signed in" : "The identity " + clientId, vault);
            case SignInTrouble.NoSecret() -> "Vault %s has no secret called %s.".formatted(vault, secret);
            case SignInTrouble.SecretDisabled() -> "Secret %s in vault %s is disabled, has expired or is not valid yet.".formatted(secret, vault);
            case SignInTrouble.SecretUnusable() -> "What stands in secret %s of vault %s is empty or holds characters that no key has.".formatted(secret, vault);
            case SignInTrouble.VaultFirewall() -> "A firewall of vault %s does not admit this address, or its public access is off.".formatted(vault);
            case SignInTrouble.VaultUnreached(var host, var why) -> ConnectionText.detail(why, "The vault's host " + host);
            case SignInTrouble.VaultSilent(var host, var after) -> "Nothing came from %s, the host of the vault, within %s.".formatted(host, seconds(after));
            case SignInTrouble.VaultFailed(var status) -> "Vault %s answered with HTTP %d.".formatted(vault, status);
        };
    }

    private static String fix(SignInTrouble trouble, Connection connection) {
        return switch (trouble) {
            case SignInTrouble.NotSignedIn signIn when signIn.isTooSlow() ->
                "Try the command in a shell: what holds it up, often a proxy, holds up the program too.";
            case SignInTrouble.NotSignedIn signIn -> switch (signIn.where()) {
                case VARIABLES -> "Correct AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET, or unset them and sign in with the Azure CLI.";
                case POD -> "Annotate the pod's service account with azure.workload.identity/client-id, label the pod azure.workload.identity/use: \"true\", and give that identity its role.";
                case MACHINE -> hasNoAzureCli(signIn)
                        ? "Install the Azure CLI (https://aka.ms/azure-cli) and sign in with it."
                        : "Sign in with the Azure CLI and run again.";
            };
            case SignInTrouble.OtherTenant() -> "Sign in to the vault's tenant: give its name or id in place of TENANT.";
            case SignInTrouble.NoVaultRole _ -> "Have the role Key Vault Secrets User assigned on the vault, wait some minutes, and try again. A vault with access policies wants the permission Get for secrets instead.";
            case SignInTrouble.NoSecret() -> "Look which secrets there are, and correct the name in the connection.";
            case SignInTrouble.SecretDisabled() -> "Look at its dates and whether it is enabled; enable it, or store the key anew.";
            case SignInTrouble.SecretUnusable() -> "Store the resource's key in it: nothing but the key.";
            case SignInTrouble.VaultFirewall() -> "Call from an admitted network or through the VPN, or have this address admitted on the vault.";
            case SignInTrouble.VaultUnreached(var host, var why) -> switch (why) {
                case ConnectionTrouble.NameNotFound _ -> "Check the vault's name. If it is right, this network's name server does not know it: try the VPN.";
                case ConnectionTrouble.Refused _, ConnectionTrouble.Broken _ -> CHECK_NETWORK;
                case ConnectionTrouble.ConnectTimeout _, ConnectionTrouble.PrivateAddress _, ConnectionTrouble.UnknownAuthority _,
                        ConnectionTrouble.CertificateDates _, ConnectionTrouble.OtherHost _, ConnectionTrouble.Tls _,
                        ConnectionTrouble.ProxyUnreachable _, ConnectionTrouble.ProxySignIn _, ConnectionTrouble.ProxyRefused _ ->
                    ConnectionText.fix(why, host);
            };
            case SignInTrouble.VaultSilent _ -> CHECK_NETWORK;
            case SignInTrouble.VaultFailed(var status) -> status >= 500 || status == 429
                    ? "Run it again in a minute; if it stays, look at the Azure status page."
                    : "Check vault and secret: %s, %s.".formatted(vault(connection), secret(connection));
        };
    }

    private static @Nullable String command(SignInTrouble trouble, Connection connection) {
        var azure = new AzureCommands(resource(connection));
        return switch (trouble) {
            case SignInTrouble.NotSignedIn signIn -> switch (signIn.where()) {
                case POD -> AzureCommands.podIdentity();
                case VARIABLES, MACHINE -> signIn.isTooSlow() ? AzureCommands.tokenTest() : AzureCommands.signIn();
            };
            case SignInTrouble.OtherTenant() -> AzureCommands.signIn() + " --tenant TENANT";
            case SignInTrouble.NoVaultRole(var clientId) -> clientId == null ? azure.vaultRole() : azure.vaultRoleOf(clientId);
            case SignInTrouble.NoSecret() -> azure.secrets();
            case SignInTrouble.SecretDisabled() -> azure.secretState();
            case SignInTrouble.SecretUnusable() -> azure.keyOfAccount();
            case SignInTrouble.VaultFirewall _, SignInTrouble.VaultUnreached _, SignInTrouble.VaultSilent _,
                    SignInTrouble.VaultFailed _ -> azure.vault();
        };
    }

    private static boolean hasNoAzureCli(SignInTrouble.NotSignedIn signIn) {
        return signIn.tried().stream().anyMatch(t -> t.way() == Way.AZURE_CLI && t.why() instanceof Why.NotInstalled);
    }

    private static String sentence(Tried tried) {
        var way = switch (tried.way()) {
            case ENVIRONMENT -> "Variables AZURE_…";
            case WORKLOAD_IDENTITY -> "Workload identity";
            case AZURE_CLI -> "Azure CLI (az)";
            case DEVELOPER_CLI -> "Azure Developer CLI (azd)";
            case POWERSHELL -> "Azure PowerShell (pwsh)";
            case MANAGED_IDENTITY -> "Managed identity";
        };
        return way + ": " + switch (tried.why()) {
            case Why.NotInstalled() -> "not installed.";
            case Why.NotSignedIn() -> "not signed in.";
            case Why.TooSlow(var after) -> "no answer within %s.".formatted(seconds(after));
            case Why.Said(var words) -> oneLine(words).replaceAll("\\.?$", ".");
        };
    }

    /// What Azure calls the things behind the connection; vault and secret are those of its sign-in.
    private static AzureResource resource(Connection connection) {
        return connection.auth() instanceof Auth.KeyVault(var vault, var secret)
                ? new AzureResource(null, null, name(vault), secret).or(connection.resource())
                : connection.resource();
    }

    private static String vault(Connection connection) {
        var vault = resource(connection).vault();
        return vault == null ? "VAULT" : vault;
    }

    private static String secret(Connection connection) {
        var secret = resource(connection).secret();
        return secret == null ? "SECRET" : secret;
    }

    /// A vault's name, which is the first part of its host.
    private static String name(String vault) {
        return vault.replaceFirst("^https://", "").replaceFirst("[./:].*$", "");
    }

    private static String seconds(Duration time) {
        return String.valueOf(time.toMillis() / 1000.0).replaceAll("\\.0$", "") + " s";
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
