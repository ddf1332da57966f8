package foundrybench.model;

import java.util.Set;

/// What is asked of whom, and how: everything a call needs but the connection. Holds no key, so it can be
/// saved, logged and shown whole.
///
/// @param stream whether the answer is wanted piece by piece
/// @param omitted fields that are not sent although they would be, by their names on the wire
public record Request(
        Deployment deployment, Prompt prompt, Parameters parameters, boolean stream, Set<String> omitted) {

    public Request {
        omitted = Set.copyOf(omitted);
    }

    /// One that is sent whole.
    public Request(Deployment deployment, Prompt prompt, Parameters parameters, boolean stream) {
        this(deployment, prompt, parameters, stream, Set.of());
    }

    /// The same request with another prompt.
    public Request withPrompt(Prompt other) {
        return new Request(deployment, other, parameters, stream, omitted);
    }
}
