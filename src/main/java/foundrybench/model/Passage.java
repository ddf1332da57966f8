package foundrybench.model;

import java.util.List;

/// A part of a saved text in which something was found, with a little around it.
///
/// @param where what the text is
/// @param deployment who gave it, for an answer and the note of its rating; else empty
/// @param text on one line; cut ends are marked with `…`
/// @param marks what was found, in order, none overlapping
public record Passage(Where where, String deployment, String text, List<Mark> marks) {
    public Passage {
        marks = List.copyOf(marks);
    }

    /// What a text is.
    public enum Where {
        /// The name of a session.
        TITLE,
        /// What somebody wrote about a session.
        NOTE,
        /// What was asked.
        PROMPT,
        /// What was answered.
        ANSWER,
        /// What somebody wrote about an answer.
        REMARK
    }

    /// The characters from here to there.
    ///
    /// @param from the first
    /// @param to behind the last
    public record Mark(int from, int to) {}
}
