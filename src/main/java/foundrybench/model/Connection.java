package foundrybench.model;

import java.net.URI;

/// An endpoint and how to sign in there. Holds no key, only where one is found.
///
/// @param name what people call it
/// @param endpoint base address, ending in `/`
/// @param apiVersion of the dated chat route; the other routes carry none
/// @param source which of the places looked at it was found in, in words
/// @param simulated whether the simulated Foundry inside the program is meant
public record Connection(
        String name, Kind kind, URI endpoint, Auth auth, String apiVersion, String source, boolean simulated) {

    /// The api-version of the team's guide.
    public static final String DEFAULT_API_VERSION = "2024-10-21";

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

        /// No sign-in.
        record None() implements Auth {}
    }
}
