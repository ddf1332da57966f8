package foundrybench.model;

/// A JSON schema that an answer must follow.
///
/// @param name what the service is told that it is called
/// @param json the schema itself, as JSON text
public record AnswerSchema(String name, String json) {}
