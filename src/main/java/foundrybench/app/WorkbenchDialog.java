package foundrybench.app;

import java.util.Set;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.collections.SetChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Modality;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;

/// A form in a window of its own over the main one, in its looks; Esc closes it. Belongs to the window's thread.
final class WorkbenchDialog {
    private static final Set<String> LOOKS = Set.of("dark", "high-contrast");
    private static final String TEXT_SIZE = "text-";

    private final Stage stage = new Stage();

    /// Shows it beside the main window, which goes on working; it follows what that looks like.
    ///
    /// @param main the window it belongs to
    void showBeside(Window main, Parent form, String title, double width, double height) {
        stage.initModality(Modality.NONE);
        var root = main.getScene().getRoot();
        SetChangeListener<PseudoClass> looks = change -> mirror(change, form);
        ListChangeListener<String> size = _ -> resize(form, root);
        root.getPseudoClassStates().addListener(looks);
        root.getStyleClass().addListener(size);
        stage.addEventHandler(WindowEvent.WINDOW_HIDDEN, _ -> {
            root.getPseudoClassStates().removeListener(looks);
            root.getStyleClass().removeListener(size);
        });
        open(main, form, title, width, height);
    }

    private static void mirror(SetChangeListener.Change<? extends PseudoClass> change, Parent form) {
        var state = change.wasAdded() ? change.getElementAdded() : change.getElementRemoved();
        if (LOOKS.contains(state.getPseudoClassName())) {
            form.pseudoClassStateChanged(state, change.wasAdded());
        }
    }

    private static void resize(Parent form, Parent like) {
        form.getStyleClass().removeIf(name -> name.startsWith(TEXT_SIZE));
        like.getStyleClass().stream().filter(name -> name.startsWith(TEXT_SIZE)).forEach(form.getStyleClass()::add);
    }

    /// Shows it over the main window, which waits.
    ///
    /// @param main the window it belongs to
    void show(Window main, Parent form, String title, double width, double height) {
        stage.initModality(Modality.WINDOW_MODAL);
        open(main, form, title, width, height);
    }

    private void open(Window main, Parent form, String title, double width, double height) {
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

    /// Tells the person something here, or when this is closed by now, in the main window.
    void tell(String said, Consumer<String> here, Consumer<String> main) {
        (stage.isShowing() ? here : main).accept(said);
    }

    /// Before all other windows, if it is open.
    ///
    /// @return whether it is
    boolean comeForward() {
        if (stage.isShowing()) {
            stage.toFront();
            stage.requestFocus();
        }
        return stage.isShowing();
    }

    boolean isOpen() {
        return stage.isShowing();
    }
}
