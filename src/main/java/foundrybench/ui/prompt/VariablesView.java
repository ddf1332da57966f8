package foundrybench.ui.prompt;

import foundrybench.ui.kit.Controls;
import foundrybench.ui.kit.GrowingArea;
import foundrybench.ui.kit.Words;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A field for the value of each variable in the prompt; takes no room when there is none. Values may have
/// several lines, so Tab goes on to the next field instead of into the text.
final class VariablesView extends VBox {
    private static final int IN_A_ROW = 3;

    private final PromptVariables variables;

    VariablesView(PromptVariables variables) {
        this.variables = variables;
        getStyleClass().add("variables");
        variables.names().subscribe(this::show);
    }

    private void show(List<String> names) {
        getChildren().clear();
        for (int i = 0; i < names.size(); i += IN_A_ROW) {
            var row = new HBox();
            row.getStyleClass().add("parameters");
            names.subList(i, Math.min(names.size(), i + IN_A_ROW)).forEach(name -> row.getChildren().add(field(name)));
            getChildren().add(row);
        }
        Controls.show(this, !names.isEmpty());
    }

    private Node field(String name) {
        var area = new GrowingArea("variable-value");
        area.setEditable(true);
        area.setAccessibleText(Words.of("variable.name", name));
        area.setPromptText(Words.of("variable.prompt"));
        area.textProperty().bindBidirectional(variables.value(name));
        area.addEventFilter(KeyEvent.KEY_PRESSED, VariablesView::traverse);
        HBox.setHgrow(area, Priority.ALWAYS);
        var field = new LabelledField(name, Words.of("variable.tip", name), area);
        HBox.setHgrow(field, Priority.ALWAYS);
        return field;
    }

    private static void traverse(KeyEvent event) {
        if (event.getCode() == KeyCode.TAB && !event.isControlDown() && event.getSource() instanceof Node node) {
            node.requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            event.consume();
        }
    }
}
