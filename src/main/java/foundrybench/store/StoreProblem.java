package foundrybench.store;

/// Something that keeps the store from saving, for the person at the screen.
///
/// @param message what happened and where, a sentence
/// @param fix what to do, a sentence
public record StoreProblem(String message, String fix) {}
