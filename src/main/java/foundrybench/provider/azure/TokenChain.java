package foundrybench.provider.azure;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpClient;
import com.azure.identity.AzureCliCredentialBuilder;
import com.azure.identity.AzureDeveloperCliCredentialBuilder;
import com.azure.identity.AzurePowerShellCredentialBuilder;
import com.azure.identity.EnvironmentCredentialBuilder;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.identity.WorkloadIdentityCredentialBuilder;
import foundrybench.model.SignInTrouble.NotSignedIn;
import foundrybench.model.SignInTrouble.Tried;
import foundrybench.model.SignInTrouble.Way;
import foundrybench.model.SignInTrouble.Where;
import foundrybench.model.SignInTrouble.Why;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Signs in by the first way that gives a token. Variables or a pod's identity that were set up are the only way
/// then: another identity in their place would be a surprise. Otherwise whoever signed in on this machine comes
/// first, and a managed identity of the machine last.
final class TokenChain {
    private static final String[] ANY_TENANT = {"*"};

    private final Surroundings surroundings;
    private final List<Link> links;
    private volatile @Nullable Link last;

    TokenChain(Surroundings surroundings, HttpClient http) {
        this.surroundings = surroundings;
        this.links = links(surroundings, http);
    }

    /// A way to sign in.
    ///
    /// @param program that must be on the `PATH`; `null` for none
    private record Link(Way way, @Nullable String program, TokenCredential credential) {}

    private static List<Link> links(Surroundings surroundings, HttpClient http) {
        if (surroundings.where() == Where.VARIABLES) {
            return List.of(link(Way.ENVIRONMENT, null, () -> new EnvironmentCredentialBuilder().httpClient(http).build()));
        }
        if (surroundings.hasFederatedToken()) {
            return List.of(link(
                    Way.WORKLOAD_IDENTITY,
                    null,
                    () -> new WorkloadIdentityCredentialBuilder().httpClient(http).additionallyAllowedTenants(ANY_TENANT).build()));
        }
        return List.of(
                link(Way.AZURE_CLI, "az", () -> new AzureCliCredentialBuilder()
                        .processTimeout(AzureSignIn.LIMIT)
                        .additionallyAllowedTenants(ANY_TENANT)
                        .build()),
                link(Way.DEVELOPER_CLI, "azd", () -> new AzureDeveloperCliCredentialBuilder()
                        .processTimeout(AzureSignIn.LIMIT)
                        .additionallyAllowedTenants(ANY_TENANT)
                        .build()),
                link(Way.POWERSHELL, "pwsh", () -> new AzurePowerShellCredentialBuilder()
                        .additionallyAllowedTenants(ANY_TENANT)
                        .build()),
                link(Way.MANAGED_IDENTITY, null, () -> {
                    var builder = new ManagedIdentityCredentialBuilder().httpClient(http).maxRetry(1);
                    var clientId = surroundings.clientId();
                    return clientId == null ? builder.build() : builder.clientId(clientId).build();
                }));
    }

    private static Link link(Way way, @Nullable String program, Supplier<TokenCredential> credential) {
        return new Link(way, program, request -> credential.get().getToken(request));
    }

    /// A token, from the way that gave the last one or the first that gives one.
    ///
    /// @throws SignInException when none does
    AccessToken token(TokenRequestContext request, Deadline deadline) {
        var tried = new ArrayList<Tried>();
        for (var link : inOrder()) {
            var why = whyNotEvenTried(link);
            if (why == null) {
                try {
                    var token = deadline.call(() -> link.credential().getTokenSync(request));
                    last = link;
                    return token;
                } catch (TimeoutException e) {
                    why = new Why.TooSlow(deadline.whole());
                } catch (ExecutionException e) {
                    why = why(e.getCause() == null ? e : e.getCause());
                }
            }
            tried.add(new Tried(link.way(), why));
            if (why instanceof Why.TooSlow && link.way() != Way.MANAGED_IDENTITY) {
                break; // no time is left
            }
        }
        throw new SignInException(new NotSignedIn(surroundings.where(), tried));
    }

    private List<Link> inOrder() {
        var first = last;
        if (first == null) {
            return links;
        }
        var ordered = new ArrayList<>(links);
        ordered.remove(first);
        ordered.addFirst(first);
        return ordered;
    }

    private @Nullable Why whyNotEvenTried(Link link) {
        if (link.program() != null && !surroundings.hasProgram(link.program())) {
            return new Why.NotInstalled();
        }
        return link.way() == Way.MANAGED_IDENTITY && !surroundings.hasManagedIdentity()
                ? new Why.TooSlow(Surroundings.METADATA_LIMIT)
                : null;
    }

    private static Why why(Throwable thrown) {
        var words = Words.of(thrown);
        if (words.contains("az login") || words.contains("azd auth login") || words.contains("Connect-AzAccount")) {
            return new Why.NotSignedIn();
        }
        return words.contains("not installed") ? new Why.NotInstalled() : new Why.Said(words);
    }
}
