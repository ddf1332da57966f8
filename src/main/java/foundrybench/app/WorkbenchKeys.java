package foundrybench.app;

import foundrybench.ui.sessions.SessionsView;
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

        void stopAll();

        void showDetails();

        void create();

        void resizeText(int steps);

        void resetText();

        void copyDiagnostics();

        void connect();

        void editDeployments();

        void flipRail();

        /// To the field that searches the saved sessions.
        void searchSessions();

        void showSpend();

        void showVersions();
    }

    /// What the keys do to the panes. *Focused* is the one that the reader went to last.
    interface PaneKeys {
        void rerunFocused();

        void focusPane(int index);

        void maximiseFocused();

        void stepFocused(int by);

        void pinFocused();

        void closeFocused();

        void bringBack();

        void retryFailed();

        void nextLayout();

        /// Out of what is going on.
        void escape();

        /// Opens the bar that searches the focused pane.
        void openFind();

        void findNext(boolean forward);

        /// Shows the answer of the focused pane in its next form.
        void showNextForm();

        /// Shows the answers of all panes in the form of the focused one.
        void showFormOfAll();
    }

    private WorkbenchKeys(Actions actions, PaneKeys panes) {
        toPanes(panes);
        put(actions::run, KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);
        put(actions::stopAll, KeyCode.ESCAPE, KeyCombination.SHIFT_DOWN);
        put(actions::showDetails, KeyCode.I, KeyCombination.SHORTCUT_DOWN);
        put(actions::create, KeyCode.N, KeyCombination.SHORTCUT_DOWN);
        for (var plus : new KeyCode[] {KeyCode.PLUS, KeyCode.EQUALS, KeyCode.ADD}) {
            put(() -> actions.resizeText(1), plus, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_ANY);
        }
        for (var minus : new KeyCode[] {KeyCode.MINUS, KeyCode.SUBTRACT}) {
            put(() -> actions.resizeText(-1), minus, KeyCombination.SHORTCUT_DOWN);
        }
        put(actions::resetText, KeyCode.DIGIT0, KeyCombination.SHORTCUT_DOWN);
        put(actions::copyDiagnostics, KeyCode.D, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
        put(actions::connect, KeyCode.L, KeyCombination.SHORTCUT_DOWN);
        put(actions::showSpend, KeyCode.S, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
        put(actions::showVersions, KeyCode.H, KeyCombination.SHORTCUT_DOWN);
        put(actions::searchSessions, KeyCode.F, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
        put(actions::flipRail, KeyCode.B, KeyCombination.SHORTCUT_DOWN);
        put(actions::editDeployments, KeyCode.E, KeyCombination.SHORTCUT_DOWN);
    }

    private void toPanes(PaneKeys panes) {
        put(panes::rerunFocused, KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
        put(panes::escape, KeyCode.ESCAPE);
        for (int i = 0; i < DIGITS.length; i++) {
            int index = i;
            put(() -> panes.focusPane(index), DIGITS[i], KeyCombination.ALT_DOWN);
        }
        put(panes::maximiseFocused, KeyCode.F11);
        put(() -> panes.stepFocused(-1), KeyCode.PAGE_UP, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
        put(() -> panes.stepFocused(1), KeyCode.PAGE_DOWN, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
        put(panes::pinFocused, KeyCode.P, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
        put(panes::closeFocused, KeyCode.W, KeyCombination.SHORTCUT_DOWN);
        put(panes::bringBack, KeyCode.T, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
        put(panes::retryFailed, KeyCode.R, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
        put(panes::openFind, KeyCode.F, KeyCombination.SHORTCUT_DOWN);
        put(() -> panes.findNext(true), KeyCode.F3);
        put(() -> panes.findNext(false), KeyCode.F3, KeyCombination.SHIFT_DOWN);
        put(panes::showNextForm, KeyCode.M, KeyCombination.SHORTCUT_DOWN);
        put(panes::showFormOfAll, KeyCode.M, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
        put(panes::nextLayout, KeyCode.L, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    }

    /// Has these keys do this wherever the focus is below this node.
    static void install(Node root, Actions actions, PaneKeys panes) {
        var keys = new WorkbenchKeys(actions, panes);
        root.addEventFilter(KeyEvent.KEY_PRESSED, keys::handle);
    }

    private void put(Runnable action, KeyCode code, KeyCombination.Modifier... modifiers) {
        keys.put(new KeyCodeCombination(code, modifiers), action);
    }

    private void handle(KeyEvent event) {
        boolean isOfTheField = event.getCode() == KeyCode.ESCAPE
                && event.getTarget() instanceof Node field
                && field.getStyleClass().contains(SessionsView.KEEPS_ESCAPE);
        if (isOfTheField && !event.isShiftDown()) {
            return;
        }
        for (var entry : keys.entrySet()) {
            if (entry.getKey().match(event)) {
                entry.getValue().run();
                event.consume();
                return;
            }
        }
    }
}
