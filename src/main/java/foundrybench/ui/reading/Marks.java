package foundrybench.ui.reading;

import foundrybench.document.Block;
import foundrybench.document.Matches;
import foundrybench.ui.reading.ReadingView.Found;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What is marked in a text: what a search found, the match that is gone to, and the selection.
final class Marks {
    private final ReadOnlyObjectWrapper<Found> found = new ReadOnlyObjectWrapper<>(Found.NOTHING);
    private Matches matches = Matches.NONE;
    private String query = "";
    private int current = -1;

    ReadOnlyObjectProperty<Found> found() {
        return found.getReadOnlyProperty();
    }

    /// Waits for the matches of this.
    void search(String newQuery) {
        query = newQuery;
        matches = Matches.NONE;
        leave();
    }

    /// Takes what was found just now.
    void take(Matches newMatches) {
        matches = newMatches.query().equals(query) ? newMatches : Matches.NONE; // one of before comes too late
        current = Math.min(current, matches.count() - 1);
        tell();
    }

    /// Is at no match.
    void leave() {
        current = -1;
        tell();
    }

    /// Goes to the next match or the one before, around the end.
    ///
    /// @return whether there is one
    boolean go(boolean forward) {
        if (matches.count() == 0) {
            return false;
        }
        boolean fromEnd = current < 0 && !forward;
        current = fromEnd ? matches.count() - 1 : Math.floorMod(current + (forward ? 1 : -1), matches.count());
        tell();
        return true;
    }

    /// Where the match that is gone to begins.
    int current() {
        return matches.starts().get(current);
    }

    private void tell() {
        found.set(new Found(current + 1, matches.count()));
    }

    /// Draws the marks on what is in sight.
    void show(BlockColumn column, Selection selection) {
        column.views().forEach((number, view) -> {
            var markings = of(column.document().blocks().get(number), selection);
            view.flows().forEach(flow -> flow.mark(markings));
        });
    }

    private List<SpanFlow.Marking> of(Block block, Selection selection) {
        var markings = new ArrayList<SpanFlow.Marking>();
        for (int i = matches.firstAfter(block.start()); i < matches.count(); i++) {
            int from = matches.starts().get(i) - block.start();
            if (from >= block.text().length()) {
                break;
            }
            var style = i == current ? "current-match" : "match";
            markings.add(new SpanFlow.Marking(from, from + matches.query().length(), style));
        }
        if (!selection.isEmpty()) {
            int from = selection.from() - block.start();
            markings.add(new SpanFlow.Marking(from, selection.to() - block.start(), "selection"));
        }
        return markings;
    }
}
