package foundrybench.format;

import foundrybench.model.Completion;
import org.jspecify.annotations.Nullable;

/// A completion and its line, which is written when it is first asked for, and once: the store and the command
/// line want the same one. May be used on any thread.
public final class CompletionLine {
    private final Completion completion;
    private @Nullable String text;

    public CompletionLine(Completion completion) {
        this.completion = completion;
    }

    /// What it is the line of.
    public Completion completion() {
        return completion;
    }

    /// The line, as by [CompletionFormat#line].
    public synchronized String text() {
        if (text == null) {
            text = CompletionFormat.line(completion);
        }
        return text;
    }
}
