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

    /// The same request with another prompt.
    public Request withPrompt(Prompt other) {
        return new Request(deployment, other, parameters, stream, omitted, schema);
    }
}
