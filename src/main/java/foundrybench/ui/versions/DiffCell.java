package foundrybench.ui.versions;

import foundrybench.compare.DiffLine;
import foundrybench.ui.kit.Controls;
import foundrybench.ui.kit.Wrapping;
import foundrybench.ui.versions.VersionsView.DiffRow;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/// A line of a difference: what was added and removed is told by a sign, and by colour.
final class DiffCell extends ListCell<DiffRow> {
    DiffCell() {
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable DiffRow row, boolean empty) {
        super.updateItem(row, empty);
        setGraphic(null);
        getStyleClass().removeAll(List.of("diff-same", "diff-removed", "diff-added"));
        if (row == null || empty) {
            setAccessibleText("");
            return;
        }
        var line = row.line();
        if (line == null) {
            setGraphic(Controls.label(row.heading(), "diff-heading"));
            setAccessibleText(row.heading());
            return;
        }
        getStyleClass().add("diff-" + line.kind().name().toLowerCase(Locale.ROOT));
        setAccessibleText(line.kind().sign() + " " + line.text());
        setGraphic(text(line));
    }

    private static Node text(DiffLine line) {
        if (!Wrapping.isSafe(line.text())) {
            return Controls.label(line.kind().sign() + " " + line.text(), "diff-line");
        }
        var flow = new TextFlow(part(line.kind().sign() + " ", "diff-part"));
        flow.getStyleClass().add("diff-line");
        line.parts().forEach(part -> flow.getChildren().add(part(part.text(), part.changed() ? "diff-changed" : "diff-part")));
        return flow;
    }

    private static Text part(String words, String styleClass) {
        var text = new Text(words);
        text.getStyleClass().add(styleClass);
        return text;
    }
}
