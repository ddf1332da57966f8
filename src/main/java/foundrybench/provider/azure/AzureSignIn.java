package foundrybench.provider.azure;

import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.util.Configuration;
import foundrybench.model.Connection.Auth;
import foundrybench.model.Connection;
import foundrybench.model.SignInText;
import foundrybench.provider.Clients;
import foundrybench.provider.Fetched;
import foundrybench.provider.NetworkSettings;
import foundrybench.provider.Secret;
import foundrybench.provider.SignIn;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/// Fetches keys out of Azure's Key Vault and tokens of Microsoft Entra ID. Signs in as whoever is signed in on this
/// machine, or as the identity that variables or a pod have.
public final class AzureSignIn implements SignIn {
    /// What one fetch may take; a person is told within ten seconds what is wrong.
    static final Duration LIMIT = Duration.ofMillis(8_500);

    private final TokenChain chain;
    private final SecretFetch secrets;

    /// @param environment the process's variables
    /// @param network the way to Azure
    /// @param clock the wall clock
    public AzureSignIn(Map<String, String> environment, NetworkSettings network, InstantSource clock) {
        var surroundings = new Surroundings(Map.copyOf(environment));
        var http = http(network);
        this.chain = new TokenChain(surroundings, http);
        this.secrets = new SecretFetch(surroundings, network, http, chain, clock);
    }

    /// The proxy is ours to choose: nothing is read from the environment.
    private static HttpClient http(NetworkSettings network) {
        return new JdkHttpClientBuilder(Clients.builder(network))
                .configuration(Configuration.NONE)
                .connectionTimeout(network.connectTimeout().value())
                .build();
    }

    @Override
    public Fetched fetch(Connection connection) {
        var deadline = Deadline.after(LIMIT);
        return switch (connection.auth()) {
            case Auth.KeyVault vault -> secrets.fetch(vault, connection, deadline);
            case Auth.Entra(var scope) -> token(scope, connection, deadline);
            case Auth.EnvironmentKey _, Auth.FileKey _, Auth.MemoryKey _, Auth.None _ ->
                throw new IllegalArgumentException("nothing is fetched for " + connection.auth().getClass().getSimpleName());
        };
    }

    private Fetched token(String scope, Connection connection, Deadline deadline) {
        try {
            var token = chain.token(new TokenRequestContext().addScopes(scope), deadline);
            return new Fetched.Credential(new Secret(token.getToken()), token.getExpiresAt().toInstant());
        } catch (SignInException e) {
            return new Fetched.Refused(SignInText.describe(e.trouble(), connection, null, null));
        }
    }
}
