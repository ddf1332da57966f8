package foundrybench.ui.reading;

import foundrybench.ui.kit.Controls;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.TreeCell;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// A name and a value, the value coloured by its kind.
final class JsonCell extends TreeCell<JsonRow> {
    private final Label name = Controls.label("", "json-name");
    private final Label content = new Label();
    private final HBox line = new HBox(name, content);

    JsonCell() {
        line.getStyleClass().add("json-line");
        getStyleClass().add("json-cell");
        name.setMinWidth(USE_PREF_SIZE);
    }

    @Override
    protected void updateItem(@Nullable JsonRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        name.setText(row.name());
        Controls.show(name, !row.name().isEmpty());
        content.setText(row.content());
        content.getStyleClass().setAll("label", "json-" + row.value().kind().name().toLowerCase(Locale.ROOT));
        setAccessibleText((row.name() + " " + row.content()).strip());
        setGraphic(line);
    }
}
