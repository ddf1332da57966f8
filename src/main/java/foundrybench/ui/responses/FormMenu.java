package foundrybench.ui.responses;

import foundrybench.ui.kit.Controls;
import foundrybench.ui.kit.Words;
import foundrybench.ui.reading.AnswerForm;
import foundrybench.ui.reading.AnswerView;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Region;

/// The small control that says in which form an answer is shown, of one pane or of all.
final class FormMenu extends MenuButton {
    private static final PseudoClass OTHER = PseudoClass.getPseudoClass("selected");

    private final AnswerView answer;
    private final Map<AnswerForm, RadioMenuItem> items = new EnumMap<>(AnswerForm.class);

    /// @param choose told the form chosen for this pane
    /// @param chooseForAll does the same in all panes
    FormMenu(AnswerView answer, Consumer<AnswerForm> choose, Runnable chooseForAll) {
        this.answer = answer;
        var drawing = new Region();
        drawing.getStyleClass().addAll("icon", "icon-raw");
        setGraphic(drawing);
        getStyleClass().addAll("flat", "icon-button", "form-menu");
        Controls.named(this, "form");
        var group = new ToggleGroup();
        for (var form : AnswerForm.values()) {
            var item = new RadioMenuItem();
            item.setToggleGroup(group);
            item.setOnAction(_ -> choose.accept(form));
            items.put(form, item);
            getItems().add(item);
        }
        var all = new MenuItem(Words.of("form.all"));
        all.setOnAction(_ -> chooseForAll.run());
        getItems().addAll(new SeparatorMenuItem(), all);
        answer.json().subscribe(_ -> update());
    }

    /// Says what is shown now, and what can be.
    void update() {
        boolean isJson = answer.json().get();
        items.forEach((form, item) -> {
            boolean isMissing = form == AnswerForm.TREE && !isJson;
            item.setText(Words.of("form." + form.name().toLowerCase(Locale.ROOT) + (isMissing ? ".off" : "")));
            item.setDisable(isMissing);
            item.setSelected(form == answer.shownForm());
        });
        pseudoClassStateChanged(OTHER, answer.shownForm() != AnswerForm.FORMATTED);
    }

    /// The form after the one that is shown, of those that can be.
    AnswerForm next() {
        return switch (answer.shownForm()) {
            case FORMATTED -> AnswerForm.RAW;
            case RAW -> answer.json().get() ? AnswerForm.TREE : AnswerForm.FORMATTED;
            case TREE -> AnswerForm.FORMATTED;
        };
    }
}
