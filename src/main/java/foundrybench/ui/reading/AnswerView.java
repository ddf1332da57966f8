package foundrybench.ui.reading;

import foundrybench.document.JsonTree;
import foundrybench.ui.kit.FxThread;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// An answer in the form that is wanted: formatted, as it came, or, when all of it is JSON, as a tree. Whether it is JSON
/// is found out away from the window's thread, once it is whole.
public final class AnswerView extends StackPane {
    private static final Executor WORKER = work -> Thread.ofVirtual().name("json").start(work);

    private final ReadingView text;
    private final ReadOnlyBooleanWrapper isJson = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Searchable> shown;
    private AnswerForm form = AnswerForm.FORMATTED;
    private int generation;
    private @Nullable JsonTree json;
    private @Nullable JsonView tree;

    /// @param text shows it as text
    public AnswerView(ReadingView text) {
        this.text = text;
        shown = new ReadOnlyObjectWrapper<>(text);
        getStyleClass().add("answer-view");
        getChildren().add(text);
        text.setMarkdown(true);
    }

    /// This is the answer now.
    ///
    /// @param isWhole whether no more will come
    public void judge(CharSequence answer, boolean isWhole) {
        int mine = ++generation;
        take(null);
        if (isWhole && mayBeJson(answer)) {
            var whole = answer.toString();
            WORKER.execute(() -> {
                var read = JsonTree.of(whole).orElse(null);
                FxThread.later(() -> {
                    if (mine == generation) {
                        take(read);
                    }
                });
            });
        }
    }

    private static boolean mayBeJson(CharSequence answer) {
        for (int i = 0; i < answer.length(); i++) {
            char c = answer.charAt(i);
            if (!Character.isWhitespace(c)) {
                return c == '{' || c == '[' || c == '`';
            }
        }
        return false;
    }

    private void take(@Nullable JsonTree read) {
        if (json != read) {
            json = read;
            getChildren().setAll(text);
            tree = null;
            isJson.set(read != null);
            show();
        }
    }

    /// Whether it can be read as a tree.
    public ReadOnlyBooleanProperty json() {
        return isJson.getReadOnlyProperty();
    }

    /// Which form is wanted.
    public AnswerForm form() {
        return form;
    }

    /// Which form it has: formatted when a tree is wanted of what is no JSON.
    public AnswerForm shownForm() {
        return form == AnswerForm.TREE && json == null ? AnswerForm.FORMATTED : form;
    }

    /// Shows it in this form.
    public void show(AnswerForm newForm) {
        form = newForm;
        show();
    }

    private void show() {
        var shownForm = shownForm();
        if (shownForm == AnswerForm.TREE && json != null && tree == null) {
            tree = new JsonView(json, WORKER);
            getChildren().add(tree);
        }
        if (tree != null) {
            tree.setVisible(shownForm == AnswerForm.TREE);
        }
        text.setVisible(shownForm != AnswerForm.TREE);
        if (shownForm != AnswerForm.TREE) {
            text.setMarkdown(shownForm == AnswerForm.FORMATTED);
        }
        shown.set(tree != null && tree.isVisible() ? tree : text);
    }

    /// What is shown of it: its text, or one tree after another.
    public ReadOnlyObjectProperty<Searchable> shown() {
        return shown.getReadOnlyProperty();
    }
}
