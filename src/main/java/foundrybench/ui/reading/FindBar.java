package foundrybench.ui.reading;

import foundrybench.ui.kit.Controls;
import foundrybench.ui.kit.Words;
import foundrybench.ui.reading.ReadingView.Found;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// Searches a text: what is typed is looked for at once, Enter goes on, Shift+Enter back, Esc leaves.
public final class FindBar extends HBox {
    private static final int LONGEST_TAKEN = 100;

    private final TextField field = new TextField();
    private final Label count = Controls.label("", "find-count");
    private @Nullable Searchable target;
    private Subscription watching = Subscription.EMPTY;
    private boolean isFresh; // nobody has gone to a match of what was typed last

    public FindBar() {
        getStyleClass().add("find-bar");
        count.setMinWidth(USE_PREF_SIZE);
        field.getStyleClass().add("find-field");
        field.setPromptText(Words.of("find.prompt"));
        Controls.named(field, "find.field");
        HBox.setHgrow(field, Priority.ALWAYS);
        var previous = icon("icon-previous", "find.previous", () -> next(false));
        var next = icon("icon-next", "find.next", () -> next(true));
        var close = icon("icon-close", "find.close", this::close);
        getChildren().addAll(field, count, previous, next, close);
        field.textProperty().subscribe(_ -> search());
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
                next(!event.isShiftDown());
                event.consume();
            }
        });
        Controls.show(this, false);
    }

    private static Button icon(String icon, String words, Runnable action) {
        return Controls.on(Controls.icon(icon, words), action);
    }

    /// Searches this one from now on, and takes the keys.
    public void open(Searchable newTarget) {
        var selected = newTarget.selectedText();
        if (target != newTarget) {
            watch(newTarget);
        }
        Controls.show(this, true);
        if (!selected.isBlank() && selected.length() <= LONGEST_TAKEN && selected.indexOf('\n') < 0) {
            field.setText(selected);
        }
        search();
        field.requestFocus();
        field.selectAll();
    }

    /// Searches this one from now on if it searched that one; the keys stay where they are.
    public void move(Searchable from, Searchable to) {
        if (target == from && from != to) {
            watch(to);
            search();
        }
    }

    private void watch(Searchable newTarget) {
        leave();
        target = newTarget;
        watching = newTarget.found().subscribe(this::show);
    }

    /// Whether it is there.
    public boolean isOpen() {
        return isVisible();
    }

    /// Leaves the search, and gives the keys back to what was searched.
    public void close() {
        var left = target;
        leave();
        Controls.show(this, false);
        if (left != null) {
            left.requestFocus();
        }
    }

    /// Goes to the next match, or the one before.
    public void next(boolean forward) {
        isFresh = false;
        if (target != null) {
            target.findNext(forward);
        }
    }

    private void leave() {
        watching.unsubscribe();
        watching = Subscription.EMPTY;
        if (target != null) {
            target.find("");
        }
        target = null;
    }

    private void search() {
        if (target != null) {
            isFresh = true;
            target.find(field.getText());
            show(target.found().get());
        }
    }

    private void show(Found found) {
        boolean isNone = found.count() == 0;
        count.setText(field.getText().isEmpty() ? ""
                : isNone ? Words.of("find.none") : Words.of("find.count", found.current(), found.count()));
        count.setAccessibleText(count.getText());
        field.setAccessibleHelp(count.getText());
        field.notifyAccessibleAttributeChanged(AccessibleAttribute.HELP);
        if (isFresh && !isNone) {
            next(true);
        }
    }
}
