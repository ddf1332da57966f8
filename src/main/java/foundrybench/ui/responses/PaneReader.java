package foundrybench.ui.responses;

import foundrybench.ui.kit.Controls;
import foundrybench.ui.kit.Words;
import foundrybench.ui.reading.AnswerForm;
import foundrybench.ui.reading.AnswerView;
import foundrybench.ui.reading.FindBar;
import foundrybench.ui.reading.LinkMenu;
import foundrybench.ui.reading.ReadingView;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;

/// What is read in a pane: the thinking, the answer in one of its forms, and the bar that searches them.
final class PaneReader {
    private final ObjectProperty<PaneLooks> looks;
    private final ReadingView text = new ReadingView("answer");
    private final AnswerView answer = new AnswerView(text);
    private final Delivery delivery = new Delivery(text);
    private final ThinkingBlock thinking;
    private final FindBar find = new FindBar();
    private final FormMenu menu;

    /// @param looks how panes look; what is chosen here is for those to come, too
    /// @param formForAll shows all panes in this form
    /// @param open opens an address elsewhere
    PaneReader(ObjectProperty<PaneLooks> looks, Consumer<AnswerForm> formForAll, Consumer<String> open) {
        this.looks = looks;
        thinking = new ThinkingBlock(
                looks.get().isThinkingFolded(), folded -> looks.set(looks.get().folded(folded)));
        text.setOnLink(address -> LinkMenu.show(text, address, open));
        menu = new FormMenu(answer, this::choose, () -> formForAll.accept(answer.form()));
        answer.shown().subscribe(find::move);
        show(looks.get().form());
    }

    /// Whose answer it is.
    void name(String deployment) {
        text.setAccessibleText(Words.of("pane.answer", deployment));
    }

    void show(ResponseFace face) {
        boolean isOpen = face.phase().isOpen();
        thinking.show(face.thinking(), isOpen);
        delivery.show(face.words(), isOpen);
        answer.judge(face.words(), !isOpen);
        Controls.show(answer, face.hasAnswerText() || isOpen);
        menu.setManaged(face.hasAnswerText()); // the header shows what has room
    }

    private void choose(AnswerForm form) {
        looks.set(looks.get().with(form));
        show(form);
    }

    /// Shows the answer in this form.
    void show(AnswerForm form) {
        answer.show(form);
        menu.update();
    }

    /// Shows the answer in its next form.
    void showNextForm() {
        choose(menu.next());
    }

    /// The form that is wanted.
    AnswerForm form() {
        return answer.form();
    }

    /// Opens the bar over the thinking when the keys are there, else over the answer.
    void openFind() {
        find.open(thinking.hasKeys() ? thinking.text() : answer.shown().get());
    }

    FindBar find() {
        return find;
    }

    ThinkingBlock thinking() {
        return thinking;
    }

    AnswerView answer() {
        return answer;
    }

    FormMenu menu() {
        return menu;
    }

    /// What takes the keys.
    Node focusTarget() {
        return (Node) answer.shown().get();
    }
}
