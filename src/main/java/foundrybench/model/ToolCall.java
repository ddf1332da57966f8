package foundrybench.model;

/// A tool the model asked for. None is ever run here.
///
/// @param arguments as the model wrote them, not parsed
public record ToolCall(String id, String name, String arguments) {}
