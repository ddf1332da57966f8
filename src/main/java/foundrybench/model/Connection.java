package foundrybench.model;

import java.net.URI;

/// An endpoint and how to sign in there. Holds no key, only where one is found.
///
/// @param name what people call it
/// @param endpoint base address, ending in `/`
/// @param apiVersion of the dated chat route; the other routes carry none
/// @param source which of the places looked at it was found in, in words
/// @param simulated whether the simulated Foundry inside the program is meant
/// @param resource what Azure calls the things behind it, for the commands that mend a failure
public record Connection(
        String name,
        Kind kind,
        URI endpoint,
        Auth auth,
        String apiVersion,
        String source,
        boolean simulated,
        AzureResource resource) {

    /// The api-version of the team's guide.
    public static final String DEFAULT_API_VERSION = "2024-10-21";

    /// One of whose resource no more is known than its host name tells.
    public Connection(
            String name, Kind kind, URI endpoint, Auth auth, String apiVersion, String source, boolean simulated) {
        this(name, kind, endpoint, auth, apiVersion, source, simulated, AzureResource.of(endpoint));
    }

    /// Host and port, as messages name it.
    public String place() {
        return endpoint.getPort() < 0 ? endpoint.getHost() : endpoint.getHost() + ":" + endpoint.getPort();
    }

    /// The same connection, found elsewhere.
    public Connection from(String newSource) {
        return new Connection(name, kind, endpoint, auth, apiVersion, newSource, simulated, resource);
    }

    /// The same connection, of whose resource this is known.
    public Connection of(AzureResource newResource) {
        return new Connection(name, kind, endpoint, auth, apiVersion, source, simulated, newResource);
    }

    /// The same connection, its address written otherwise.
    public Connection at(URI newEndpoint) {
        return new Connection(name, kind, newEndpoint, auth, apiVersion, source, simulated, resource);
    }

    /// Which routes and headers the endpoint wants.
    public enum Kind {
        /// Azure AI Foundry: the dated route for chat, v1 for Responses, header `api-key`.
        AZURE,
        /// Any server with OpenAI's routes below a base address, bearer key or none.
        OPENAI
    }

    /// How to sign in.
    public sealed interface Auth {
        /// A key in an environment variable.
        record EnvironmentKey(String variable) implements Auth {}

        /// A key in an environment file such as `.env.local`.
        record FileKey(String file, String variable) implements Auth {}

        /// A key that this process holds in memory under a name.
        record MemoryKey(String name) implements Auth {}

        /// A key that stands in an Azure Key Vault.
        ///
        /// @param vault its name, or its address for another cloud than the public one
        record KeyVault(String vault, String secret) implements Auth {}

        /// A token of Microsoft Entra ID instead of a key: whoever is signed in, or the identity of a pod.
        ///
        /// @param scope what the token is for, such as [#COGNITIVE_SERVICES]
        record Entra(String scope) implements Auth {
            /// The scope of the team's guide.
            public static final String COGNITIVE_SERVICES = "https://cognitiveservices.azure.com/.default";
        }

        /// No sign-in.
        record None() implements Auth {}
    }
}
