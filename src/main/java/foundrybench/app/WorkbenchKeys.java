package foundrybench.app;

import foundrybench.ui.responses.ResponsesView;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// The keys of the window. They come before what the focused control would do with them.
final class WorkbenchKeys {
    private static final KeyCode[] DIGITS = {
        KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4, KeyCode.DIGIT5, KeyCode.DIGIT6,
        KeyCode.DIGIT7, KeyCode.DIGIT8, KeyCode.DIGIT9
    };

    private final Map<KeyCombination, Runnable> keys = new LinkedHashMap<>();

    /// What the keys do.
    interface Actions {
        void run();

        void rerunFocused();

        void stopFocused();

        void stopAll();

        void showDetails();

        void create();

        void focusPane(int index);

        void resizeText(int steps);

        void resetText();

        void copyDiagnostics();

        void connect();

        void editDeployments();
    }

    private WorkbenchKeys(Actions actions, ResponsesView panes) {
        put(actions::run, KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);
        put(actions::rerunFocused, KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
        put(actions::stopFocused, KeyCode.ESCAPE);
        put(actions::stopAll, KeyCode.ESCAPE, KeyCombination.SHIFT_DOWN);
        put(actions::showDetails, KeyCode.I, KeyCombination.SHORTCUT_DOWN);
        put(actions::create, KeyCode.N, KeyCombination.SHORTCUT_DOWN);
        for (int i = 0; i < DIGITS.length; i++) {
            int index = i;
            put(() -> actions.focusPane(index), DIGITS[i], KeyCombination.ALT_DOWN);
        }
        for (var plus : new KeyCode[] {KeyCode.PLUS, KeyCode.EQUALS, KeyCode.ADD}) {
            put(() -> actions.resizeText(1), plus, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_ANY);
        }
        for (var minus : new KeyCode[] {KeyCode.MINUS, KeyCode.SUBTRACT}) {
            put(() -> actions.resizeText(-1), minus, KeyCombination.SHORTCUT_DOWN);
        }
        put(actions::resetText, KeyCode.DIGIT0, KeyCombination.SHORTCUT_DOWN);
        put(actions::copyDiagnostics, KeyCode.D, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
        put(actions::connect, KeyCode.L, KeyCombination.SHORTCUT_DOWN);
        put(actions::editDeployments, KeyCode.E, KeyCombination.SHORTCUT_DOWN);
        put(panes::openFind, KeyCode.F, KeyCombination.SHORTCUT_DOWN);
        put(() -> panes.findNext(true), KeyCode.F3);
        put(() -> panes.findNext(false), KeyCode.F3, KeyCombination.SHIFT_DOWN);
        put(panes::showNextForm, KeyCode.M, KeyCombination.SHORTCUT_DOWN);
        put(panes::showFormOfAll, KeyCode.M, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    }

    /// Has these keys do this wherever the focus is below this node.
    static void install(Node root, Actions actions, ResponsesView panes) {
        var keys = new WorkbenchKeys(actions, panes);
        root.addEventFilter(KeyEvent.KEY_PRESSED, keys::handle);
    }

    private void put(Runnable action, KeyCode code, KeyCombination.Modifier... modifiers) {
        keys.put(new KeyCodeCombination(code, modifiers), action);
    }

    private void handle(KeyEvent event) {
        for (var entry : keys.entrySet()) {
            if (entry.getKey().match(event)) {
                entry.getValue().run();
                event.consume();
                return;
            }
        }
    }
}
