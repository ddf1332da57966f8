package foundrybench.model;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What to do about each kind of failure, in words and as a command line. [FailureText] says what it was.
///
/// @param words for the person who must act
/// @param command filled in with this connection's names; `null` when no command helps
record FailureFix(String words, @Nullable String command) {
    private static final Pattern PRINCIPAL =
            Pattern.compile("principal\\W{1,3}([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})", Pattern.CASE_INSENSITIVE);

    static FailureFix of(FailureKind kind, FailureFacts facts) {
        var command = isAzure(facts) ? command(kind, facts) : null;
        return new FailureFix(words(kind, facts), command);
    }

    /// A recording does not say where it was made: most are Azure's.
    private static boolean isAzure(FailureFacts facts) {
        var connection = facts.connection();
        return connection == null || (connection.kind() == Connection.Kind.AZURE && !connection.simulated());
    }

    /// Whether a server of another maker than Azure was asked.
    static boolean isOpenAi(FailureFacts facts) {
        return facts.connection() != null && facts.connection().kind() == Connection.Kind.OPENAI;
    }

    private static String words(FailureKind kind, FailureFacts facts) {
        return switch (kind) {
            case AUTH -> auth(facts);
            case PERMISSION -> "Have the role %s assigned on the resource, wait some minutes, and try again. If it is assigned: some resources want Cognitive Services OpenAI Contributor."
                    .formatted(AzureCommands.ROLE);
            case NETWORK_DENIED -> PrivateEndpoint.isMeant(facts)
                    ? PrivateEndpoint.fix(facts)
                    : "Call from an admitted network or through the VPN, or have this address admitted on the resource. Behind a private endpoint only its own network reaches it.";
            case DEPLOYMENT_NOT_FOUND -> similar(facts.similarNames()) + missing(facts);
            case NOT_FOUND -> isOpenAi(facts)
                    ? "Check the base address of the connection: it usually ends in /v1/."
                    : "Check the endpoint and the api-version; a retired model answers like this too.";
            case UNSUPPORTED_OPERATION -> "Call it by the other protocol: codex deployments speak only responses, Kimi and DeepSeek only chat. Its capabilities say which.";
            case UNSUPPORTED_PARAMETER -> "Leave the named parameter out, or use the one that the message names.";
            case BAD_REQUEST -> "Change what the message names and run again.";
            case CONTEXT_LENGTH -> "Shorten the prompt, lower the output limit, or choose a deployment with a longer context.";
            case CONTENT_FILTER -> "Rephrase the prompt, or have the resource's filter policy changed.";
            case RATE_LIMIT -> waitAdvice(facts.retryAfterMs()) + "Fewer calls at once, a smaller output limit or a higher capacity of the deployment avoid it.";
            case QUOTA -> "Raise the quota or wait for the next period.";
            case SERVER_ERROR, UNAVAILABLE, BAD_GATEWAY -> waitAdvice(facts.retryAfterMs()) + "Run it again; if it stays, look at the Azure status page and name the request id.";
            case TIMEOUT -> "Run it again; for a model that thinks long, raise --timeout.";
            case TRUNCATED -> "Run it again; if it happens often, a proxy with an idle limit is likely.";
            case MALFORMED -> "Open the endpoint in a browser from this machine: a proxy may ask to sign in.";
            case STREAM_ERROR -> "Run it again, and name the request id if it stays.";
            case CONNECTION -> connection(facts);
            case BUDGET -> facts.shortfall() == null ? "Raise the budget to go on." : facts.shortfall().fix();
            case CANCELLED, INTERRUPTED -> "Run it again for a whole answer.";
        };
    }

    private static String missing(FailureFacts facts) {
        return isOpenAi(facts)
                ? "foundry-bench deployments list --live shows what is served there; some servers want a model pulled or loaded first."
                : "List what is deployed; the name is the deployment's, not the model's. A deployment made in the last five minutes may need a moment.";
    }

    private static @Nullable String command(FailureKind kind, FailureFacts facts) {
        var azure = new AzureCommands(facts.connection());
        return switch (kind) {
            case AUTH -> auth(facts, azure);
            case PERMISSION -> role(facts, azure);
            case NETWORK_DENIED -> azure.networks();
            case DEPLOYMENT_NOT_FOUND -> azure.deployments();
            case NOT_FOUND -> azure.endpoint();
            case UNSUPPORTED_OPERATION -> azure.capabilities(facts.deployment());
            case RATE_LIMIT -> azure.limits(facts.deployment());
            case QUOTA -> azure.usage();
            case UNSUPPORTED_PARAMETER, BAD_REQUEST, CONTEXT_LENGTH, CONTENT_FILTER, SERVER_ERROR, UNAVAILABLE, BAD_GATEWAY,
                    TIMEOUT, TRUNCATED, MALFORMED, STREAM_ERROR, BUDGET, CANCELLED, INTERRUPTED -> null;
            case CONNECTION -> facts.trouble() instanceof ConnectionTrouble.PrivateAddress ? azure.networks() : null;
        };
    }

    /// The service names the principal that lacks the role; who reads this is often somebody else.
    private static String role(FailureFacts facts, AzureCommands azure) {
        var named = PRINCIPAL.matcher(facts.message() == null ? "" : facts.message());
        return named.find() ? azure.roleOf(named.group(1)) : azure.role();
    }

    private static String connection(FailureFacts facts) {
        var trouble = facts.trouble() == null ? new ConnectionTrouble.Broken() : facts.trouble();
        return ConnectionText.fix(trouble, facts.connection() == null ? "the host" : facts.connection().endpoint().getHost());
    }

    private static String auth(FailureFacts facts) {
        var connection = facts.connection();
        return switch (connection == null ? new Connection.Auth.None() : connection.auth()) {
            case Connection.Auth.EnvironmentKey(var variable) ->
                "Read the key again and set it in %s; check that the endpoint is the same resource's.".formatted(variable);
            case Connection.Auth.FileKey(var file, var variable) ->
                "Read the key again and set %s in %s; check that the endpoint is the same resource's.".formatted(variable, file);
            case Connection.Auth.KeyVault(var vault, var secret) ->
                "The secret %s in vault %s is not this resource's key, or an old one: set it anew there."
                        .formatted(secret, vault);
            case Connection.Auth.Entra _ -> "Sign in again, to the tenant that the resource belongs to.";
            case Connection.Auth.MemoryKey _ -> "Type the key again; check that the endpoint is the same resource's.";
            case Connection.Auth.None _ ->
                "Read the key again and set it where the connection looks for it; check that the endpoint is the same resource's.";
        };
    }

    /// A vault that held the wrong key is of no help.
    private static String auth(FailureFacts facts, AzureCommands azure) {
        if (isEntra(facts)) {
            return AzureCommands.signIn();
        }
        boolean isOfVault = facts.connection() != null && facts.connection().auth() instanceof Connection.Auth.KeyVault;
        return isOfVault ? azure.keyOfAccount() : azure.key();
    }

    private static boolean isEntra(FailureFacts facts) {
        return facts.connection() != null && facts.connection().auth() instanceof Connection.Auth.Entra;
    }

    private static String similar(List<String> names) {
        return names.isEmpty() ? "" : "The nearest known names: " + String.join(", ", names) + ". ";
    }

    private static String waitAdvice(@Nullable Long waitMs) {
        return waitMs == null
                ? ""
                : "Wait %s s. ".formatted(String.format(Locale.ROOT, "%.1f", Math.ceil(waitMs / 100.0) / 10).replace(".0", ""));
    }
}
