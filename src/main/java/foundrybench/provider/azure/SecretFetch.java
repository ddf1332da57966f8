package foundrybench.provider.azure;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.HttpClient;
import com.azure.core.http.policy.FixedDelayOptions;
import com.azure.core.http.policy.HttpLogOptions;
import com.azure.core.http.policy.RetryOptions;
import com.azure.core.util.Configuration;
import com.azure.security.keyvault.secrets.SecretClient;
import com.azure.security.keyvault.secrets.SecretClientBuilder;
import foundrybench.model.Connection.Auth;
import foundrybench.model.Connection;
import foundrybench.model.SignInText;
import foundrybench.model.SignInTrouble;
import foundrybench.provider.ErrorBody;
import foundrybench.provider.Fetched;
import foundrybench.provider.NetworkSettings;
import foundrybench.provider.NoConnection;
import foundrybench.provider.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// Brings a resource's key out of a Key Vault, and says why not.
final class SecretFetch {
    /// A key may be changed in its vault: it is looked at again after this time.
    private static final Duration LIFE = Duration.ofHours(1);
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final Surroundings surroundings;
    private final NetworkSettings network;
    private final HttpClient http;
    private final TokenChain chain;
    private final InstantSource clock;

    SecretFetch(
            Surroundings surroundings, NetworkSettings network, HttpClient http, TokenChain chain, InstantSource clock) {
        this.surroundings = surroundings;
        this.network = network;
        this.http = http;
        this.chain = chain;
        this.clock = clock;
    }

    Fetched fetch(Auth.KeyVault auth, Connection connection, Deadline deadline) {
        var url = url(auth.vault());
        try {
            var value = deadline.call(() -> client(url, deadline).getSecret(auth.secret()).getValue());
            return Secret.stored(value)
                    .<Fetched>map(key -> new Fetched.Credential(key, clock.instant().plus(LIFE)))
                    .orElseGet(() -> refused(new SignInTrouble.SecretUnusable(), connection, null, null));
        } catch (TimeoutException e) {
            return refused(new SignInTrouble.VaultSilent(host(url), deadline.whole()), connection, null, null);
        } catch (ExecutionException e) {
            return refused(e.getCause() == null ? e : e.getCause(), url, connection);
        }
    }

    private static String url(String vault) {
        return vault.contains("/") ? vault.strip() : "https://%s.vault.azure.net".formatted(vault.toLowerCase(Locale.ROOT));
    }

    private static String host(String url) {
        return String.valueOf(URI.create(url).getHost());
    }

    private SecretClient client(String url, Deadline deadline) {
        return new SecretClientBuilder()
                .vaultUrl(url)
                .credential(new WithDeadline(chain, deadline))
                .httpClient(http)
                .configuration(Configuration.NONE)
                .retryOptions(new RetryOptions(new FixedDelayOptions(1, PAUSE)))
                .httpLogOptions(new HttpLogOptions())
                .buildClient();
    }

    /// The chain as Azure's client wants it. Its challenge names the tenant and what the token is for.
    private record WithDeadline(TokenChain chain, Deadline deadline) implements TokenCredential {
        @Override
        public Mono<AccessToken> getToken(TokenRequestContext request) {
            return Mono.fromCallable(() -> chain.token(request, deadline));
        }

        @Override
        public AccessToken getTokenSync(TokenRequestContext request) {
            return chain.token(request, deadline);
        }
    }

    private Fetched refused(Throwable thrown, String url, Connection connection) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof SignInException signIn) {
                return refused(signIn.trouble(), connection, null, null);
            }
            if (at instanceof HttpResponseException answer && answer.getResponse() != null) {
                return refused(answer, connection);
            }
        }
        var address = URI.create(url);
        var why = NoConnection.of(thrown, address, network, clock.instant());
        return refused(new SignInTrouble.VaultUnreached(address.getHost(), why.trouble()), connection, null, why.words());
    }

    private Fetched refused(HttpResponseException answer, Connection connection) {
        var error = ErrorBody.parse(body(answer));
        int status = answer.getResponse().getStatusCode();
        var code = error.inner() == null ? error.code() : error.inner();
        var words = error.message() == null ? null : Words.plain(error.message());
        return refused(answered(status, code == null ? "" : code), connection, code, words);
    }

    /// The answer's body was read already: it stands in the message, `Status code 403, "{…}"`.
    private static String body(HttpResponseException answer) {
        var message = String.valueOf(answer.getMessage());
        int begin = message.indexOf('{');
        int end = message.lastIndexOf('}');
        return begin < 0 || end < begin ? "" : message.substring(begin, end + 1);
    }

    /// Which answer means what: Key Vault's documented codes.
    private SignInTrouble answered(int status, String code) {
        return switch (status) {
            case 401 -> new SignInTrouble.OtherTenant();
            case 403 -> switch (code) {
                case "ForbiddenByFirewall", "ForbiddenByConnection" -> new SignInTrouble.VaultFirewall();
                case "SecretDisabled", "SecretExpired", "SecretNotYetValid" -> new SignInTrouble.SecretDisabled();
                default -> new SignInTrouble.NoVaultRole(surroundings.clientId());
            };
            case 404 -> new SignInTrouble.NoSecret();
            default -> new SignInTrouble.VaultFailed(status);
        };
    }

    private static Fetched refused(
            SignInTrouble trouble, Connection connection, @Nullable String code, @Nullable String message) {
        return new Fetched.Refused(SignInText.describe(trouble, connection, code, message));
    }
}
