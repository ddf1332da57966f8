package foundrybench.ui.responses;

import foundrybench.model.Completion;
import foundrybench.model.Failure;
import foundrybench.model.FailureKind;
import foundrybench.ui.kit.Words;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How far an answer has come, in the words of its status chip.
public enum Phase {
    WAITING,
    THINKING,
    ANSWERING,
    DONE,
    NO_ANSWER,
    FAILED,
    STOPPED,
    INTERRUPTED;

    /// The phase that an answer is in.
    public static Phase of(Completion completion) {
        return switch (completion.status()) {
            case OPEN -> open(completion);
            case COMPLETED -> completion.hasAnswer() ? DONE : NO_ANSWER;
            case STOPPED -> STOPPED;
            case FAILED -> failed(completion.failure());
        };
    }

    private static Phase open(Completion completion) {
        if (!completion.content().isEmpty()) {
            return ANSWERING;
        }
        return completion.reasoning().isEmpty() ? WAITING : THINKING;
    }

    private static Phase failed(@Nullable Failure failure) {
        return failure != null && failure.kind() == FailureKind.INTERRUPTED ? INTERRUPTED : FAILED;
    }

    /// Whether more may come.
    public boolean isOpen() {
        return this == WAITING || this == THINKING || this == ANSWERING;
    }

    /// Whether it ended without having ended well, and nobody stopped it.
    boolean isFailed() {
        return this == FAILED || this == INTERRUPTED;
    }

    /// The word on the chip.
    public String word() {
        return Words.of("phase." + styleClass());
    }

    /// How the chip is coloured.
    public String styleClass() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
