package foundrybench.model;

import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Deployments, calls and prices that tests need, each as plain as can be.
public final class Samples {
    /// The guide's price of Kimi-K2.6.
    public static final Price KIMI_PRICE =
            new Price("guide-2026-05", LocalDate.of(2026, 5, 3), rates("0.28", null, "0.77"), null);

    private Samples() {}

    public static Price.Rates rates(String input, @Nullable String cachedInput, String output) {
        return new Price.Rates(
                new BigDecimal(input), cachedInput == null ? null : new BigDecimal(cachedInput), new BigDecimal(output));
    }

    /// Without a model, a price or anything else that is known.
    public static Deployment deployment(String name, Protocol protocol) {
        return new Deployment(
                name, null, List.of(), protocol, OutputLimitField.MAX_TOKENS, null, null, null, null, List.of());
    }

    public static Deployment deployment(String name, Protocol protocol, Deployment.Limits limits) {
        return new Deployment(
                name, null, List.of(), protocol, OutputLimitField.MAX_TOKENS, null, null, null, null, limits, List.of());
    }

    public static Call call(String id, Deployment deployment) {
        return call(id, deployment, "Hello", Parameters.NONE, true);
    }

    public static Call call(String id, Deployment deployment, String prompt, Parameters parameters, boolean stream) {
        return new Call(
                id, "session", "run", new Request(deployment, Prompt.of("", prompt), parameters, stream), 0, null, false);
    }

    public static Usage usage(
            @Nullable Long prompt, @Nullable Long cached, @Nullable Long completion, @Nullable Long reasoning) {
        return new Usage(prompt, cached, completion, reasoning);
    }

    /// To an Azure resource of which its host name is all that is known.
    public static Connection connection(String endpoint) {
        return new Connection(
                "sample",
                Connection.Kind.AZURE,
                URI.create(endpoint),
                new Connection.Auth.EnvironmentKey("FOUNDRY_API_KEY"),
                Connection.DEFAULT_API_VERSION,
                "a test",
                false);
    }

    public static Failure failure(FailureKind kind) {
        return FailureText.describe(kind, FailureFacts.message(null));
    }
}
