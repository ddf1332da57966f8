package foundrybench.ui.responses;

import foundrybench.model.GrownText;
import foundrybench.ui.kit.Controls;
import foundrybench.ui.kit.RichLine;
import foundrybench.ui.kit.Words;
import foundrybench.ui.reading.ReadingView;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The thinking, apart from the answer; can be folded to its title.
final class ThinkingBlock extends VBox {
    private static final PseudoClass FOLDED = PseudoClass.getPseudoClass("folded");

    private final ToggleButton fold = new ToggleButton();
    private final RichLine title = new RichLine("thinking-title");
    private final ReadingView text = new ReadingView("thinking-text");
    private final Delivery delivery = new Delivery(text);
    private boolean hasText;

    /// @param isFolded whether it is folded at first
    /// @param told whenever the reader folds or unfolds it
    ThinkingBlock(boolean isFolded, Consumer<Boolean> told) {
        getStyleClass().add("thinking");
        var arrow = new Region();
        arrow.getStyleClass().addAll("icon", "icon-fold");
        fold.setGraphic(arrow);
        fold.getStyleClass().addAll("flat", "fold");
        Controls.named(fold, "thinking.fold");
        text.setAccessibleText(Words.of("thinking.text"));
        HBox.setHgrow(title, Priority.ALWAYS);
        var head = new HBox(fold, title);
        head.getStyleClass().add("thinking-head");
        getChildren().addAll(head, text);
        fold.setSelected(isFolded);
        Controls.on(fold, () -> told.accept(fold.isSelected()));
        fold.selectedProperty().subscribe(this::fold);
        show(null, false);
    }

    /// @param isGrowing whether more of it may come
    void show(@Nullable Thinking thinking, boolean isGrowing) {
        Controls.show(this, thinking != null);
        if (thinking == null) {
            hasText = false;
            delivery.show(GrownText.EMPTY, false);
            return;
        }
        title.show(thinking.title());
        hasText = !thinking.words().isEmpty();
        delivery.show(thinking.words(), isGrowing);
        Controls.show(fold, hasText);
        fold(fold.isSelected());
    }

    private void fold(boolean folded) {
        pseudoClassStateChanged(FOLDED, folded);
        Controls.show(text, !folded && hasText);
    }

    /// Whether the keys are in its text.
    boolean hasKeys() {
        return text.isVisible() && text.isFocused();
    }

    /// Its text.
    ReadingView text() {
        return text;
    }

    /// How high its text may grow at most.
    void limitHeight(double height) {
        text.setMaxHeight(height);
    }
}
