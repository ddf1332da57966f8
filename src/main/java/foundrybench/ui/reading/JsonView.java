package foundrybench.ui.reading;

import foundrybench.document.JsonFinder;
import foundrybench.document.JsonTree;
import foundrybench.ui.kit.Clip;
import foundrybench.ui.kit.FxThread;
import foundrybench.ui.kit.Words;
import foundrybench.ui.reading.ReadingView.Found;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// JSON as a tree to be unfolded: only the rows in sight have nodes, and only unfolded ones have rows. Ctrl+C copies the
/// value, Ctrl+Shift+C the way to it.
final class JsonView extends TreeView<JsonRow> implements Searchable {
    private static final int UNFOLDED = 60; // rows at first, about

    private final JsonTree tree;
    private final Executor worker;
    private final ReadOnlyObjectWrapper<Found> found = new ReadOnlyObjectWrapper<>(Found.NOTHING);
    private List<List<Integer>> matches = List.of();
    private int current = -1;
    private String query = "";

    /// @param worker where it is searched
    JsonView(JsonTree tree, Executor worker) {
        super(new JsonItem(JsonRow.of(tree.root(), List.of())));
        this.tree = tree;
        this.worker = worker;
        getStyleClass().add("json-tree");
        setAccessibleText(Words.of("json.tree"));
        setCellFactory(_ -> new JsonCell());
        setContextMenu(menu());
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.isShortcutDown() && event.getCode() == KeyCode.C) {
                copy(event.isShiftDown());
                event.consume();
            }
        });
        unfold();
        getSelectionModel().select(0);
    }

    /// The upper levels, as far as they are short.
    private void unfold() {
        var next = new ArrayDeque<JsonItem>();
        next.add((JsonItem) getRoot());
        int rows = 1;
        while (!next.isEmpty() && (rows == 1 || rows + next.getFirst().getChildren().size() <= UNFOLDED)) {
            var item = next.removeFirst();
            item.setExpanded(true);
            rows += item.getChildren().size();
            item.getChildren().stream().map(JsonItem.class::cast).filter(child -> !child.isLeaf()).forEach(next::add);
        }
    }

    private ContextMenu menu() {
        var value = new MenuItem(Words.of("json.copy-value"));
        value.setOnAction(_ -> copy(false));
        var path = new MenuItem(Words.of("json.copy-path"));
        path.setOnAction(_ -> copy(true));
        return new ContextMenu(value, path);
    }

    private void copy(boolean isPath) {
        var row = selected();
        if (row != null) {
            Clip.copy(isPath ? tree.path(row.steps()) : tree.copied(row.value()));
        }
    }

    private @Nullable JsonRow selected() {
        var item = getSelectionModel().getSelectedItem();
        return item == null ? null : item.getValue();
    }

    @Override
    public String selectedText() {
        return "";
    }

    @Override
    public void find(String newQuery) {
        query = newQuery;
        take(List.of());
        if (!newQuery.isEmpty()) {
            worker.execute(() -> {
                var matching = JsonFinder.find(tree, newQuery);
                FxThread.later(() -> {
                    if (newQuery.equals(query)) {
                        take(matching);
                    }
                });
            });
        }
    }

    private void take(List<List<Integer>> matching) {
        matches = matching;
        current = -1;
        found.set(new Found(0, matches.size()));
    }

    @Override
    public void findNext(boolean forward) {
        if (matches.isEmpty()) {
            return;
        }
        boolean isFromEnd = current < 0 && !forward;
        current = isFromEnd ? matches.size() - 1 : Math.floorMod(current + (forward ? 1 : -1), matches.size());
        var item = (JsonItem) getRoot();
        for (int step : matches.get(current)) {
            item = item.child(step);
        }
        int row = getRow(item);
        getSelectionModel().select(row);
        scrollTo(Math.max(0, row - 2));
        found.set(new Found(current + 1, matches.size()));
    }

    @Override
    public ReadOnlyObjectProperty<Found> found() {
        return found.getReadOnlyProperty();
    }
}
