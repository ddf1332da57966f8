package foundrybench.ui.sessions;

import foundrybench.ui.kit.Controls;
import foundrybench.ui.kit.Words;
import javafx.css.PseudoClass;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A day, or a session with where the words were found.
final class HistoryCell extends ListCell<HistoryItem> {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final PseudoClass DAY = PseudoClass.getPseudoClass("day");
    private static final int NEAR_THE_END = 20; // rows

    private final SessionsViewModel model;
    private final Menu menu;
    private final VBox box = new VBox();
    private @Nullable HistoryItem shown;
    private boolean shownAsCurrent;

    /// What a session can be asked for.
    interface Menu {
        void open(SessionRow row);

        ContextMenu of(SessionRow row);
    }

    HistoryCell(SessionsViewModel model, Menu menu) {
        this.model = model;
        this.menu = menu;
        box.getStyleClass().add("session");
        setPrefWidth(0); // as wide as the list, never wider
        widthProperty().subscribe(width ->
                box.setPrefWidth(width.doubleValue() - getInsets().getLeft() - getInsets().getRight()));
        setOnMouseClicked(event -> {
            boolean isPlain = !event.isShortcutDown() && !event.isShiftDown() && event.getButton() == MouseButton.PRIMARY;
            if (isPlain && getItem() instanceof HistoryItem.Session(var row)) {
                menu.open(row);
            }
        });
    }

    @Override
    protected void updateItem(@Nullable HistoryItem item, boolean empty) {
        super.updateItem(item, empty);
        boolean isCurrent = item instanceof HistoryItem.Session(var its) && its.id().equals(model.current().get());
        if (item != null && item.equals(shown) && isCurrent == shownAsCurrent) {
            return; // its menu may be open
        }
        shown = empty ? null : item;
        shownAsCurrent = isCurrent;
        setGraphic(null);
        setText(null);
        setContextMenu(null);
        setTooltip(null);
        pseudoClassStateChanged(DAY, item instanceof HistoryItem.Day);
        pseudoClassStateChanged(CURRENT, isCurrent);
        if (item == null || empty) {
            return;
        }
        switch (item) {
            case HistoryItem.Day(var name) -> {
                box.getChildren().setAll(Controls.label(name, "session-day"));
                setAccessibleText(name);
            }
            case HistoryItem.Session(var row) -> show(row);
        }
        setGraphic(box);
        if (getIndex() > getListView().getItems().size() - NEAR_THE_END) {
            model.askForMore();
        }
    }

    private void show(SessionRow row) {
        var title = new HBox(Controls.label(row.title(), "session-title"));
        title.getStyleClass().add("session-line");
        if (row.starred()) {
            title.getChildren().addFirst(Controls.label(Words.of("session.star"), "session-star"));
        }
        box.getChildren().setAll(title, Controls.label(model.detail(row), "session-detail"));
        if (!row.tags().isEmpty()) {
            var tags = new FlowPane();
            tags.getStyleClass().add("session-tags");
            row.tags().forEach(tag -> tags.getChildren().add(Controls.chip(tag, "session-tag")));
            box.getChildren().add(tags);
        }
        row.passages().forEach(passage -> box.getChildren().add(FoundText.of(passage)));
        setAccessibleText(model.accessible(row));
        Controls.tip(this, row.note().isEmpty() ? row.title() : row.title() + "\n" + row.note());
        setContextMenu(menu.of(row));
    }
}
