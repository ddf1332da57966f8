package foundrybench.model;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What Azure calls the things behind a connection. What is not known is `null`.
///
/// @param name of the Cognitive Services account
/// @param group its resource group
/// @param vault the Key Vault that holds its key, its name or address
/// @param secret the key's name in the vault
public record AzureResource(
        @Nullable String name, @Nullable String group, @Nullable String vault, @Nullable String secret) {
    /// Nothing is known.
    public static final AzureResource UNKNOWN = new AzureResource(null, null, null, null);

    /// All host names that one resource has (Azure OpenAI, Cognitive Services and AI Foundry).
    private static final Pattern HOST =
            Pattern.compile("([a-z0-9-]+)\\.(?:openai|cognitiveservices|services\\.ai)\\.azure\\.(?:com|us|cn)");

    private static final Pattern ID = Pattern.compile(
            "/subscriptions/[^/]+/resourceGroups/([^/]+)/providers/Microsoft\\.CognitiveServices/accounts/([^/]+)(?:/.*)?",
            Pattern.CASE_INSENSITIVE);

    /// What the id tells by which Azure names an account or something in it.
    public static AzureResource ofId(String id) {
        var parts = ID.matcher(id);
        return parts.matches() ? new AzureResource(parts.group(2), parts.group(1), null, null) : UNKNOWN;
    }

    /// What the host name tells.
    public static AzureResource of(URI endpoint) {
        return nameIn(endpoint).map(found -> new AzureResource(found, null, null, null)).orElse(UNKNOWN);
    }

    /// The resource's name in one of its host names.
    public static Optional<String> nameIn(URI endpoint) {
        var host = HOST.matcher(String.valueOf(endpoint.getHost()).toLowerCase(Locale.ROOT));
        return host.matches() ? Optional.of(host.group(1)) : Optional.empty();
    }

    /// A vault's name: it may be given as such or by its address, whose host begins with it.
    public static String vaultName(String vault) {
        return vault.strip().replaceFirst("^(?i:https?)://", "").replaceFirst("[./:].*$", "");
    }

    /// What is known here, and where nothing is, what is known there.
    public AzureResource or(AzureResource other) {
        return new AzureResource(
                name == null ? other.name : name,
                group == null ? other.group : group,
                vault == null ? other.vault : vault,
                secret == null ? other.secret : secret);
    }
}
