package foundrybench.ui.reading;

import foundrybench.document.JsonValue;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ObservableList;
import javafx.scene.control.TreeItem;

/// A row with those below it, which are made when it is unfolded. Very many children come in parts.
final class JsonItem extends TreeItem<JsonRow> {
    private static final int MOST = 200;

    private boolean isMade;

    JsonItem(JsonRow row) {
        super(row);
    }

    @Override
    public boolean isLeaf() {
        return getValue().from() == getValue().to();
    }

    @Override
    public ObservableList<TreeItem<JsonRow>> getChildren() {
        if (!isMade) {
            isMade = true;
            super.getChildren().setAll(made());
        }
        return super.getChildren();
    }

    private List<JsonItem> made() {
        var row = getValue();
        int size = size(row.to() - row.from());
        var items = new ArrayList<JsonItem>();
        for (int i = row.from(); i < row.to(); i += size) {
            items.add(new JsonItem(
                    size == 1 ? child(row, i) : new JsonRow(row.value(), row.steps(), i, Math.min(row.to(), i + size), true)));
        }
        return items;
    }

    private static JsonRow child(JsonRow row, int index) {
        JsonValue child = row.value().children().get(index);
        var steps = new ArrayList<>(row.steps());
        steps.add(index);
        return JsonRow.of(child, steps);
    }

    /// How many children stand in each row below it.
    private static int size(int children) {
        int size = 1;
        while (children / size > MOST) {
            size *= MOST;
        }
        return size;
    }

    /// The row of this child, unfolded down to it.
    JsonItem child(int index) {
        setExpanded(true);
        int size = size(getValue().to() - getValue().from());
        var item = (JsonItem) getChildren().get((index - getValue().from()) / size);
        return item.getValue().isPart() ? item.child(index) : item;
    }
}
