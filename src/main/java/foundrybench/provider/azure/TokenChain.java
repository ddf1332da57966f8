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
import foundrybench.model.SignInTrouble.Caller;
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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Signs in by the first way that gives a token. Variables or a pod's identity that were set up are the only way
/// then: another identity in their place would be a surprise. Otherwise whoever signed in on this machine comes
/// first, and a managed identity of the machine last.
final class TokenChain {
    private static final String[] ANY_TENANT = {"*"};
    private static final Why NO_MANAGED_IDENTITY = new Why.Said("none is offered here");
    private static final Pattern NOT_ASSIGNED = Pattern.compile("not been assigned|identity not found", Pattern.CASE_INSENSITIVE);
    /// What the library says when something else than Azure answers at the metadata address.
    private static final Pattern OF_NO_MANAGED_IDENTITY = Pattern.compile(
            "could not be parsed|Unrecognized token|unavailable|not available|MSI returned|refused|timed out", Pattern.CASE_INSENSITIVE);

    private final Surroundings surroundings;
    private final List<Link> links;
    private volatile @Nullable Link last;
    private volatile @Nullable Caller caller;

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
            var why = whyNotEvenTried(link, deadline);
            if (why == null) {
                var programs = StartedPrograms.fromNowOn();
                try {
                    var token = deadline.call(() -> link.credential().getTokenSync(request));
                    last = link;
                    caller = caller(link, token.getToken());
                    return token;
                } catch (TimeoutException e) {
                    programs.end();
                    why = new Why.TooSlow(deadline.whole());
                } catch (ExecutionException e) {
                    why = why(link, e.getCause() == null ? e : e.getCause());
                }
            }
            tried.add(new Tried(link.way(), why));
            if (why instanceof Why.TooSlow && link.way() != Way.MANAGED_IDENTITY) {
                break; // no time is left
            }
        }
        throw new SignInException(new NotSignedIn(surroundings.where(), tried));
    }

    /// Who was signed in when the last token was given.
    Caller caller() {
        var known = caller;
        return known == null ? new Caller.Person() : known;
    }

    private Caller caller(Link link, String token) {
        return CallerInToken.of(token).orElseGet(() -> switch (link.way()) {
            case ENVIRONMENT, WORKLOAD_IDENTITY, MANAGED_IDENTITY -> new Caller.Identity(surroundings.clientId());
            case AZURE_CLI, DEVELOPER_CLI, POWERSHELL ->
                surroundings.isAutomatic() ? new Caller.Identity(surroundings.clientId()) : new Caller.Person();
        });
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

    private @Nullable Why whyNotEvenTried(Link link, Deadline deadline) {
        if (link.program() != null && !surroundings.hasProgram(link.program())) {
            return new Why.NotInstalled();
        }
        return link.way() == Way.MANAGED_IDENTITY ? whyNoManagedIdentity(deadline.atMost(Surroundings.METADATA_LIMIT)) : null;
    }

    private @Nullable Why whyNoManagedIdentity(Deadline deadline) {
        try {
            return deadline.call(surroundings::hasManagedIdentity) ? null : NO_MANAGED_IDENTITY;
        } catch (TimeoutException | ExecutionException e) {
            return NO_MANAGED_IDENTITY;
        }
    }

    private static Why whyNoManagedIdentity(String words) {
        if (NOT_ASSIGNED.matcher(words).find()) {
            return new Why.Said("the identity is not assigned here; AZURE_CLIENT_ID names which one is asked for");
        }
        return OF_NO_MANAGED_IDENTITY.matcher(words).find() ? NO_MANAGED_IDENTITY : new Why.Said(words);
    }

    private static Why why(Link link, Throwable thrown) {
        var words = Words.of(thrown);
        if (link.way() == Way.MANAGED_IDENTITY) {
            return whyNoManagedIdentity(words);
        }
        if (words.contains("az login") || words.contains("azd auth login") || words.contains("Connect-AzAccount")) {
            return new Why.NotSignedIn();
        }
        return words.contains("not installed") ? new Why.NotInstalled() : new Why.Said(words);
    }
}
