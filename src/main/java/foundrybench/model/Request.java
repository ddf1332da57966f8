package foundrybench.model;

/// What is asked of whom, and how: everything a call needs but the connection. Holds no key, so it can be
/// saved, logged and shown whole.
///
/// @param stream whether the answer is wanted piece by piece
public record Request(Deployment deployment, Prompt prompt, Parameters parameters, boolean stream) {}
