package foundrybench.model;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Command lines of the Azure CLI for one resource, ready to be pasted into a shell. What is not known stands in
/// capitals, to be filled in by the person.
public final class AzureCommands {
    /// The role that lets an identity call deployments (Azure's built-in roles).
    public static final String ROLE = "Cognitive Services OpenAI User";

    private static final String VAULT = "VAULT";
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._/:@-]+");

    private final AzureResource resource;

    /// Commands for the resource behind a connection; for none, all is to be filled in.
    public AzureCommands(@Nullable Connection connection) {
        this(connection == null ? AzureResource.UNKNOWN : connection.resource());
    }

    /// Commands for this resource.
    public AzureCommands(AzureResource resource) {
        this.resource = resource;
    }

    /// Signs a person in.
    public static String signIn() {
        return "az login";
    }

    /// The key, out of its vault; out of the resource itself when no vault is known.
    public String key() {
        return resource.vault() == null ? keyOfAccount() : keyOfVault();
    }

    /// The key, out of its vault.
    public String keyOfVault() {
        return "az keyvault secret show --vault-name %s --name %s --query value -o tsv"
                .formatted(word(resource.vault(), VAULT), word(resource.secret(), "SECRET"));
    }

    /// The key, out of the resource itself.
    public String keyOfAccount() {
        return "az cognitiveservices account keys list %s --query key1 -o tsv".formatted(account());
    }

    /// The names of the secrets in the vault.
    public String secrets() {
        return "az keyvault secret list --vault-name %s --query \"[].name\" -o tsv".formatted(word(resource.vault(), VAULT));
    }

    /// Whether the secret is enabled, and its dates.
    public String secretState() {
        return "az keyvault secret list-versions --vault-name %s --name %s --query \"[].attributes\""
                .formatted(word(resource.vault(), VAULT), word(resource.secret(), "SECRET"));
    }

    /// Lets whoever is signed in read the vault's secrets.
    public String vaultRole() {
        return vaultRole(assignee());
    }

    /// Lets an identity read the vault's secrets.
    public String vaultRoleOf(String clientId) {
        return vaultRole("--assignee " + word(clientId, "CLIENT_ID"));
    }

    private String vaultRole(String assignee) {
        return "az role assignment create --role \"Key Vault Secrets User\" %s --scope \"$(az keyvault show --name %s --query id -o tsv)\""
                .formatted(assignee, word(resource.vault(), VAULT));
    }

    /// Shows whether a token can be had, and not the token.
    public static String tokenTest() {
        return "az account get-access-token --query expiresOn -o tsv";
    }

    /// Gives a pod an identity, by way of its service account.
    public static String podIdentity() {
        return "kubectl annotate serviceaccount SERVICE_ACCOUNT azure.workload.identity/client-id=CLIENT_ID --overwrite";
    }

    /// What the vault admits: networks and state.
    public String vault() {
        return "az keyvault show --name %s --query \"properties.{uri:vaultUri, publicNetworkAccess:publicNetworkAccess, networkAcls:networkAcls}\""
                .formatted(word(resource.vault(), VAULT));
    }

    /// Lets whoever is signed in call the deployments.
    public String role() {
        return "az role assignment create --role \"%s\" %s --scope \"%s\"".formatted(ROLE, assignee(), accountId());
    }

    /// Who may call the deployments.
    public String roles() {
        return "az role assignment list --scope \"%s\" --include-inherited -o table".formatted(accountId());
    }

    /// Which networks the resource admits.
    public String networks() {
        return "az cognitiveservices account show %s --query \"properties.{publicNetworkAccess:publicNetworkAccess, networkAcls:networkAcls, privateEndpoints:privateEndpointConnections[].name}\""
                .formatted(account());
    }

    /// The resource's endpoint.
    public String endpoint() {
        return "az cognitiveservices account show %s --query properties.endpoint -o tsv".formatted(account());
    }

    /// What is deployed.
    public String deployments() {
        return "az cognitiveservices account deployment list %s -o table".formatted(account());
    }

    /// What is deployed, as the command `deployments import` reads it.
    public String deploymentsAsJson() {
        return "az cognitiveservices account deployment list %s -o json".formatted(account());
    }

    /// Which protocols a deployment speaks.
    public String capabilities(@Nullable String deployment) {
        return deployment(deployment, "properties.capabilities");
    }

    /// How much a deployment admits a minute.
    public String limits(@Nullable String deployment) {
        return deployment(deployment, "\"{sku:sku, rateLimits:properties.rateLimits}\"");
    }

    /// What the resource has used of its quota.
    public String usage() {
        return "az cognitiveservices account list-usage %s -o table".formatted(account());
    }

    private String deployment(@Nullable String name, String query) {
        return "az cognitiveservices account deployment show %s --deployment-name %s --query %s"
                .formatted(account(), word(name, "DEPLOYMENT"), query);
    }

    private String account() {
        return "--name %s --resource-group %s".formatted(word(resource.name(), "RESOURCE"), word(resource.group(), "GROUP"));
    }

    private String accountId() {
        return "$(az cognitiveservices account show %s --query id -o tsv)".formatted(account());
    }

    private static String assignee() {
        return "--assignee \"$(az ad signed-in-user show --query id -o tsv)\"";
    }

    /// A name as one word of a shell's command line.
    private static String word(@Nullable String name, String unknown) {
        if (name == null || name.isBlank()) {
            return unknown;
        }
        return PLAIN.matcher(name).matches() ? name : "'" + name.replace("'", "'\\''") + "'";
    }
}
