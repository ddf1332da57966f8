package foundrybench.model;

/// One turn of a [Prompt].
public record Message(Role role, String text) {}
