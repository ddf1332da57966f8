package foundrybench.app;

import foundrybench.ui.kit.Words;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.TextArea;
import javafx.stage.Window;

/// Says how to connect to a real endpoint.
final class WorkbenchHelp {
    private static final int LINES = 19;
    private static final int COLUMNS = 88;

    private WorkbenchHelp() {}

    static void show(Window owner) {
        var text = new TextArea(Words.of("connect.help"));
        text.setEditable(false);
        text.setWrapText(true);
        text.setPrefRowCount(LINES);
        text.setPrefColumnCount(COLUMNS);
        text.setAccessibleText(Words.of("connect.how.name"));
        text.getStyleClass().add("help-text");
        var dialog = new Dialog<Void>();
        dialog.initOwner(owner);
        dialog.setTitle(Words.of("connect.title"));
        dialog.setHeaderText(Words.of("connect.title"));
        dialog.setResizable(true);
        dialog.getDialogPane().setContent(text);
        dialog.getDialogPane().getButtonTypes().add(ButtonType.CLOSE);
        dialog.show();
    }
}
