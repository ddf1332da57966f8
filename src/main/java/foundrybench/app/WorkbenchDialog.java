package foundrybench.app;

import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Modality;
import javafx.stage.Stage;
import javafx.stage.Window;

/// A form in a window of its own over the main one, in its looks; Esc closes it. Belongs to the window's thread.
final class WorkbenchDialog {
    private final Stage stage = new Stage();

    /// @param main the window it belongs to
    void show(Window main, Parent form, String title, double width, double height) {
        var root = main.getScene().getRoot();
        form.getStyleClass().addAll(root.getStyleClass());
        root.getPseudoClassStates().forEach(state -> form.pseudoClassStateChanged(state, true));
        var scene = new Scene(form, width, height);
        scene.getStylesheets().addAll(main.getScene().getStylesheets());
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                stage.close();
            }
        });
        stage.initOwner(main);
        stage.initModality(Modality.WINDOW_MODAL);
        stage.setTitle(title);
        stage.setScene(scene);
        stage.show();
    }

    /// Has this done when it is closed.
    void whenClosed(Runnable action) {
        stage.setOnHidden(_ -> action.run());
    }

    void close() {
        stage.close();
    }
}
