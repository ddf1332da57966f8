package foundrybench.store;

/// Something that keeps the store from saving, for the person at the screen.
///
/// @param message what happened and where, a sentence
/// @param fix what to do, a sentence
/// @param forLog the message without what may hold a piece of an answer
public record StoreProblem(String message, String fix, String forLog) {
    /// One whose message holds nothing of an answer.
    StoreProblem(String message, String fix) {
        this(message, fix, message);
    }
}
