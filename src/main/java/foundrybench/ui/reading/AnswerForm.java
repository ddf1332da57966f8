package foundrybench.ui.reading;

/// In which form an answer is read.
public enum AnswerForm {
    /// Markdown, formatted.
    FORMATTED,
    /// The text as it came.
    RAW,
    /// JSON as a tree; what is no JSON is formatted.
    TREE
}
