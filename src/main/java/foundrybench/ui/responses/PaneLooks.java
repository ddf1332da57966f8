package foundrybench.ui.responses;

import foundrybench.ui.reading.AnswerForm;

/// How the reader likes panes; what was chosen last, for those to come.
///
/// @param form in which form answers are read
/// @param isThinkingFolded whether only the title of the thinking is shown
public record PaneLooks(AnswerForm form, boolean isThinkingFolded) {
    /// Before anybody has chosen.
    public static final PaneLooks DEFAULTS = new PaneLooks(AnswerForm.FORMATTED, false);

    PaneLooks with(AnswerForm newForm) {
        return new PaneLooks(newForm, isThinkingFolded);
    }

    PaneLooks folded(boolean isFolded) {
        return new PaneLooks(form, isFolded);
    }
}
