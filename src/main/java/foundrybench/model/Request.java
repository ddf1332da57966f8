package foundrybench.model;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is asked of whom, and how: everything a call needs but the connection. Holds no key, so it can be
/// saved, logged and shown whole.
///
/// @param stream whether the answer is wanted piece by piece
/// @param omitted fields that are not sent although they would be, by their names on the wire
/// @param schema what the answer must follow; `null` when it is free
public record Request(
        Deployment deployment,
        Prompt prompt,
        Parameters parameters,
        boolean stream,
        Set<String> omitted,
        @Nullable AnswerSchema schema) {
    private static final Set<String> LIMIT_FIELDS = Set.of("max_tokens", "max_completion_tokens", "max_output_tokens");

    public Request {
        omitted = Set.copyOf(omitted);
    }

    /// One whose answer is free.
    public Request(
            Deployment deployment, Prompt prompt, Parameters parameters, boolean stream, Set<String> omitted) {
        this(deployment, prompt, parameters, stream, omitted, null);
    }

    /// One that is sent whole.
    public Request(Deployment deployment, Prompt prompt, Parameters parameters, boolean stream) {
        this(deployment, prompt, parameters, stream, Set.of());
    }

    /// How many tokens the answer may have: as asked for, else what the deployment is known to give; `null` when
    /// nothing limits it.
    public @Nullable Integer outputLimit() {
        var asked = parameters.maxTokens();
        boolean isSent = LIMIT_FIELDS.stream().noneMatch(omitted::contains);
        var known = deployment.limits().outputTokens();
        var most = known == null ? null : Integer.valueOf(Math.clamp(known, 0, Integer.MAX_VALUE));
        return asked != null && isSent ? asked : most;
    }

    /// The same request with another prompt.
    public Request withPrompt(Prompt other) {
        return new Request(deployment, other, parameters, stream, omitted, schema);
    }
}
