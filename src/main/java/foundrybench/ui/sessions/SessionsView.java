package foundrybench.ui.sessions;

import foundrybench.ui.kit.Controls;
import foundrybench.ui.kit.Words;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The saved sessions. A click or Enter reopens one, Delete or the context menu deletes it after asking.
public final class SessionsView extends VBox {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

    private final SessionsViewModel model;
    private final Actions actions;
    private final ListView<SessionRow> list = new ListView<>();

    /// What can be asked of a session.
    public interface Actions {
        /// An empty one, please.
        void create();

        /// Shows a saved one.
        void reopen(SessionRow session);

        /// Deletes it for good; has been confirmed.
        void delete(SessionRow session);

        /// Plays it again as it came.
        void replay(SessionRow session);

        /// Writes these to a file.
        void export(List<SessionRow> sessions);
    }

    public SessionsView(SessionsViewModel model, Actions actions) {
        this.model = model;
        this.actions = actions;
        getStyleClass().add("sessions");
        Button create = Controls.on(Controls.button("session.new"), actions::create);
        create.getStyleClass().addAll("flat", "rail-button");
        var head = new HBox(Controls.label(Words.of("sessions"), "rail-title"), Controls.spacer(), create);
        head.getStyleClass().add("rail-head");
        list.setAccessibleText(Words.of("sessions.name"));
        list.setPlaceholder(Controls.label(Words.of("sessions.empty"), "empty-hint"));
        list.setCellFactory(_ -> new Cell());
        list.setOnKeyPressed(this::onKey);
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(head, list);
        model.rows().subscribe(rows -> list.getItems().setAll(rows));
        model.current().subscribe(_ -> list.refresh());
    }

    private void onKey(KeyEvent event) {
        var selected = list.getSelectionModel().getSelectedItem();
        if (selected == null) {
            return;
        }
        if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
            actions.reopen(selected);
            event.consume();
        } else if (event.getCode() == KeyCode.DELETE) {
            confirmDelete(selected);
            event.consume();
        }
    }

    private void confirmDelete(SessionRow session) {
        var delete = new ButtonType(Words.of("session.delete.yes"), ButtonBar.ButtonData.OK_DONE);
        var keep = new ButtonType(Words.of("session.delete.no"), ButtonBar.ButtonData.CANCEL_CLOSE);
        var question = new Alert(
                Alert.AlertType.CONFIRMATION, Words.of("session.delete.what", session.title()), delete, keep);
        question.initOwner(getScene().getWindow());
        question.setTitle(Words.of("session.delete.title"));
        question.setHeaderText(Words.of("session.delete.title"));
        question.setGraphic(null);
        question.resultProperty().subscribe(answer -> {
            if (answer == delete) {
                actions.delete(session);
            }
        });
        question.show();
    }

    private final class Cell extends ListCell<SessionRow> {
        private final VBox box = new VBox();

        Cell() {
            box.getStyleClass().add("session");
            setPrefWidth(0); // as wide as the list, never wider
            widthProperty().subscribe(width ->
                    box.setPrefWidth(width.doubleValue() - getInsets().getLeft() - getInsets().getRight()));
            setOnMouseClicked(event -> {
                if (getItem() != null && event.getButton() == MouseButton.PRIMARY) {
                    actions.reopen(getItem());
                }
            });
        }

        @Override
        protected void updateItem(@Nullable SessionRow row, boolean empty) {
            super.updateItem(row, empty);
            setGraphic(null);
            setContextMenu(null);
            pseudoClassStateChanged(CURRENT, row != null && row.id().equals(model.current().get()));
            if (row == null || empty) {
                return;
            }
            var title = Controls.label(row.title(), "session-title");
            var detail = Controls.label(model.detail(row), "session-detail");
            box.getChildren().setAll(title, detail);
            setGraphic(box);
            setAccessibleText(row.title() + ", " + model.detail(row));
            Controls.tip(this, row.title());
            setContextMenu(menu(row));
        }

        private ContextMenu menu(SessionRow row) {
            var open = new MenuItem(Words.of("session.open"));
            open.setOnAction(_ -> actions.reopen(row));
            var delete = new MenuItem(Words.of("session.delete"));
            delete.setOnAction(_ -> confirmDelete(row));
            return new ContextMenu(open, delete);
        }
    }
}
