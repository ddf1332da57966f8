package foundrybench.ui.sessions;

import foundrybench.ui.kit.Controls;
import foundrybench.ui.kit.Words;
import java.util.Arrays;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The saved sessions, by day: searched, filtered, marked, put in the trash. A click or Enter reopens one.
public final class SessionsView extends VBox {
    /// Style class of fields that Esc empties or leaves, whatever else it means.
    public static final String KEEPS_ESCAPE = "keeps-escape";
    private static final double LEAST_LIST = 140;
    private static final double LEAST_FILTERS = 64;

    private final SessionsViewModel model;
    private final Actions actions;
    private final ListView<HistoryItem> list = new ListView<>();
    private final TextField search = new TextField();
    private final ToggleButton filterButton = Controls.named(new ToggleButton(), "history.filter");
    private final FilterPane filters;
    private final ScrollPane filterScroll;
    private final LineEditor editor = new LineEditor(list);
    private final Label behind = Controls.label("", "quiet");
    private final UndoBar undo = new UndoBar();
    private final Button emptyTrash;
    private int leaving = -1;

    /// What can be asked of sessions.
    public interface Actions {
        /// An empty one, please.
        void create();

        /// Shows a saved one.
        void reopen(SessionRow session);

        void rename(SessionRow session, String title);

        void star(List<SessionRow> sessions, boolean starred);

        void note(SessionRow session, String note);

        void tag(List<SessionRow> sessions, List<String> tags);

        /// Puts them where they can be had again.
        void trash(List<SessionRow> sessions);

        /// Takes them out of the trash.
        void restore(List<SessionRow> sessions);

        /// Deletes them for good; has been confirmed.
        void delete(List<SessionRow> sessions);

        /// Asks whether all that is in the trash is to be deleted, by [SessionsView#confirmEmptyTrash].
        void emptyTrash();

        /// Plays it again as it came.
        void replay(SessionRow session);

        /// Writes these to a file.
        void export(List<SessionRow> sessions);
    }

    public SessionsView(SessionsViewModel model, Actions actions) {
        this.model = model;
        this.actions = actions;
        this.filters = new FilterPane(model);
        this.filterScroll = Controls.scroll(filters, "history-filter-scroll");
        this.emptyTrash = Controls.on(Controls.button("history.empty-trash"), actions::emptyTrash);
        getStyleClass().add("sessions");
        filterScroll.setMinHeight(LEAST_FILTERS);
        filterScroll.setFitToHeight(false);
        list.setMinHeight(LEAST_LIST);
        behind.setWrapText(true);
        behind.setMinHeight(USE_PREF_SIZE);
        emptyTrash.getStyleClass().addAll("flat", "rail-button");
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(head(), searchRow(), filterScroll, emptyTrash, behind, list, editor, undo);
        filterButton.selectedProperty().subscribe(shown -> Controls.show(filterScroll, shown));
        fillList();
        model.items().subscribe(this::show);
        model.current().subscribe(_ -> list.refresh());
        model.filter().subscribe(this::showFilter);
        model.unsought().subscribe(count -> {
            behind.setText(count.intValue() == 0 ? "" : Words.of("history.behind", count));
            Controls.show(behind, count.intValue() > 0);
        });
    }

    /// These can be asked for.
    ///
    /// @param deployments by what they are called together
    public void showAskable(SequencedMap<String, Set<String>> deployments) {
        filters.showAskable(deployments);
    }

    private HBox head() {
        Button create = Controls.on(Controls.button("session.new"), actions::create);
        create.getStyleClass().addAll("flat", "rail-button");
        var head = new HBox(Controls.label(Words.of("sessions"), "rail-title"), Controls.spacer(), create);
        head.getStyleClass().add("rail-head");
        return head;
    }

    private HBox searchRow() {
        search.setPromptText(Words.of("history.search"));
        search.getStyleClass().addAll("history-search", KEEPS_ESCAPE);
        Controls.named(search, "history.search");
        search.textProperty().subscribe(model::search);
        search.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && !event.isShiftDown() && !search.getText().isEmpty()) {
                search.clear();
                event.consume();
            } else if (event.getCode() == KeyCode.DOWN) {
                focusList();
                event.consume();
            }
        });
        filterButton.getStyleClass().addAll("flat", "rail-button");
        filterButton.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(search, Priority.ALWAYS);
        var row = new HBox(search, filterButton);
        row.getStyleClass().add("history-search-row");
        return row;
    }

    private void fillList() {
        list.setAccessibleText(Words.of("sessions.name"));
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setCellFactory(_ -> new HistoryCell(model, new SessionMenu(this)));
        list.setOnKeyPressed(this::onKey);
        list.setOnContextMenuRequested(event -> {
            if (event.isKeyboardTrigger()) { // a cell is told of those by the mouse alone
                selected().stream().findFirst().ifPresent(row -> new SessionMenu(this)
                        .of(row)
                        .show(list, event.getScreenX(), event.getScreenY()));
                event.consume();
            }
        });
    }

    /// To the field that searches.
    public void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }

    private void focusList() {
        list.requestFocus();
        if (list.getSelectionModel().isEmpty() && list.getItems().size() > 1) {
            list.getSelectionModel().select(1); // the first is a day
        }
    }

    private void show(List<HistoryItem> items) {
        var chosen = selected().stream().map(SessionRow::id).collect(Collectors.toSet());
        list.getItems().setAll(items);
        var places = IntStream.range(0, items.size())
                .filter(i -> items.get(i) instanceof HistoryItem.Session(var row) && chosen.contains(row.id()))
                .toArray();
        if (places.length > 0) {
            list.getSelectionModel().selectIndices(places[0], places);
        } else if (leaving >= 0 && !chosen.isEmpty()) {
            selectNear(leaving);
            leaving = -1;
        }
        list.setPlaceholder(placeholder());
    }

    /// The session that took the place of one that is gone, or the last one.
    private void selectNear(int place) {
        var items = list.getItems();
        IntStream.concat(IntStream.range(place, items.size()), IntStream.iterate(Math.min(place, items.size()) - 1, i -> i >= 0, i -> i - 1))
                .filter(i -> items.get(i) instanceof HistoryItem.Session)
                .findFirst()
                .ifPresent(list.getSelectionModel()::select);
    }

    private Label placeholder() {
        var words = Words.of(!model.isNarrowed() ? "sessions.empty" : model.filter().get().query().trash() ? "history.trash.empty" : "history.nothing");
        return Controls.label(words, "empty-hint");
    }

    private void showFilter(HistoryFilter filter) {
        int count = filter.count();
        filterButton.setText(count == 0 ? Words.of("history.filter") : Words.of("history.filter.count", count));
        Controls.show(emptyTrash, filter.query().trash());
        list.setPlaceholder(placeholder());
    }

    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.Z && event.isShortcutDown()) {
            undo.undo();
            event.consume();
            return;
        }
        var rows = selected();
        if (rows.isEmpty() || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        boolean isDone = true;
        switch (event.getCode()) {
            case ENTER -> actions.reopen(rows.getFirst());
            case DELETE -> away(rows);
            case F2 -> rename(rows.getFirst());
            case S -> actions.star(rows, !rows.getFirst().starred());
            default -> isDone = false;
        }
        if (isDone) {
            event.consume();
        }
    }

    /// The sessions that are selected.
    List<SessionRow> selected() {
        return list.getSelectionModel().getSelectedItems().stream()
                .flatMap(item -> item instanceof HistoryItem.Session(var row) ? Stream.of(row) : Stream.empty())
                .toList();
    }

    Actions actions() {
        return actions;
    }

    /// To the trash, or if they are there, for good.
    void away(List<SessionRow> rows) {
        if (rows.getFirst().trashed()) {
            confirmDelete(rows, Words.of("session.delete.what", name(rows)));
            return;
        }
        leave();
        actions.trash(rows);
    }

    private void leave() {
        leaving = list.getSelectionModel().getSelectedIndices().stream().min(Integer::compare).orElse(-1);
    }

    /// These are in the trash now.
    public void trashed(List<SessionRow> rows) {
        undo.offer(Words.of("session.trashed", name(rows)), () -> actions.restore(rows));
    }

    private static String name(List<SessionRow> rows) {
        return rows.size() == 1 ? rows.getFirst().title() : Words.of("session.several", rows.size());
    }

    void rename(SessionRow row) {
        editor.edit("session.rename.what", row.title(), title -> actions.rename(row, title));
    }

    void note(SessionRow row) {
        editor.editLines("session.note.what", row.note(), note -> actions.note(row, note));
    }

    void tag(List<SessionRow> rows) {
        if (rows.size() > 1) {
            editor.edit("session.tags.add", "", text -> rows.forEach(row -> actions.tag(
                    List.of(row), Stream.concat(row.tags().stream(), tags(text)).distinct().toList())));
            return;
        }
        editor.edit("session.tags.what", String.join(", ", rows.getFirst().tags()), text -> actions.tag(rows, tags(text).toList()));
    }

    private static Stream<String> tags(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).filter(tag -> !tag.isEmpty());
    }

    /// Asks whether these, which are all that is in the trash, are to be deleted.
    public void confirmEmptyTrash(List<SessionRow> rows) {
        if (!rows.isEmpty()) {
            confirmDelete(rows, Words.of("history.empty-trash.what", rows.size()));
        }
    }

    private void confirmDelete(List<SessionRow> rows, String what) {
        var delete = new ButtonType(Words.of("session.delete.yes"), ButtonBar.ButtonData.OK_DONE);
        var keep = new ButtonType(Words.of("session.delete.no"), ButtonBar.ButtonData.CANCEL_CLOSE);
        var question = new Alert(Alert.AlertType.CONFIRMATION, what, delete, keep);
        question.initOwner(getScene().getWindow());
        question.setTitle(Words.of("session.delete.title"));
        question.setHeaderText(Words.of("session.delete.title"));
        question.setGraphic(null);
        question.resultProperty().subscribe(answer -> {
            if (answer == delete) {
                leave();
                actions.delete(rows);
            }
        });
        question.show();
    }
}
