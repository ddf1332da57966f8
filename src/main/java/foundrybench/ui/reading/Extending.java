package foundrybench.ui.reading;

import foundrybench.document.Document;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.input.KeyCode;
import javafx.scene.shape.Path;
import org.jspecify.annotations.Nullable;

/// Selects with the keys: by a line as it is laid out, or to an end of the text. Begins at the place that was clicked
/// last, or, when that is out of sight, at the first block in sight.
final class Extending {
    private static final int REACH = 3; // in lines: the widest gap between two
    private static final double STEP = 0.25;

    private final ReadingView view;
    private final BlockColumn column;

    Extending(ReadingView view) {
        this.view = view;
        this.column = view.column();
    }

    /// @return whether the key means something here
    boolean press(KeyCode code) {
        var selection = begun();
        switch (code) {
            case HOME -> to(selection, 0);
            case END -> to(selection, document().length());
            case UP, KP_UP -> to(selection, line(selection.caret(), false));
            case DOWN, KP_DOWN -> to(selection, line(selection.caret(), true));
            default -> {
                return false;
            }
        }
        return true;
    }

    private Document document() {
        return column.document();
    }

    private Selection begun() {
        var selection = view.selection();
        if (selection.isEmpty() && !column.views().isEmpty() && lineAt(selection.caret()) == null) {
            int inSight = document().blocks().get(column.views().firstKey()).start();
            return new Selection(inSight, inSight);
        }
        return selection;
    }

    private void to(Selection selection, int caret) {
        view.select(selection.anchor(), caret);
        reveal(caret);
    }

    private void reveal(int caret) {
        int number = document().at(caret);
        if (number >= 0 && column.view(number) == null) {
            column.reveal(number, caret - document().blocks().get(number).start());
        }
        var line = lineAt(caret);
        if (line != null && line.getMinY() < 0) {
            column.scrollBy(line.getMinY());
        } else if (line != null && line.getMaxY() > column.getHeight()) {
            column.scrollBy(line.getMaxY() - column.getHeight());
        }
    }

    /// The place one line below or above this one.
    private int line(int caret, boolean isDown) {
        reveal(caret);
        var line = lineAt(caret);
        if (line == null) {
            return beyond(caret, isDown);
        }
        column.scrollBy(isDown
                ? Math.max(0, line.getMaxY() + REACH * line.getHeight() - column.getHeight())
                : Math.min(0, line.getMinY() - REACH * line.getHeight()));
        var now = lineAt(caret);
        for (double away = 0.5; now != null && away < REACH; away += STEP) { // there are gaps between blocks
            double y = isDown ? now.getMaxY() + away * now.getHeight() : now.getMinY() - away * now.getHeight();
            int next = column.offsetAt(now.getMinX(), y);
            if (isInLine(y) && (isDown ? next > caret : next < caret)) {
                return next;
            }
        }
        return beyond(caret, isDown);
    }

    private boolean isInLine(double y) {
        var block = column.view(column.blockAt(y));
        return block != null && block.flows().stream().anyMatch(flow -> {
            double top = block.getLayoutY() + flow.getLayoutY();
            return y >= top + flow.getInsets().getTop() && y < top + flow.getHeight() - flow.getInsets().getBottom();
        });
    }

    /// Where there is no line that far: the next end of a block, or beginning of one.
    private int beyond(int caret, boolean isDown) {
        var blocks = document().blocks();
        int number = Math.max(0, document().at(caret));
        var places = isDown
                ? blocks.stream().skip(number).flatMapToInt(block -> IntStream.of(block.start(), block.end()))
                : blocks.subList(0, Math.min(blocks.size(), number + 1)).reversed().stream()
                        .flatMapToInt(block -> IntStream.of(block.end(), block.start()));
        return places.filter(place -> isDown ? place > caret : place < caret).findFirst().orElse(caret);
    }

    /// Where the caret stands, in the column; `null` when that is out of sight, or no text.
    private @Nullable Bounds lineAt(int caret) {
        int number = document().at(caret);
        var blockView = column.view(number);
        if (blockView == null) {
            return null;
        }
        int inBlock = caret - document().blocks().get(number).start();
        return blockView.flows().stream()
                .filter(flow -> inBlock >= flow.from() && inBlock <= flow.to())
                .findFirst()
                .map(flow -> column.sceneToLocal(flow.localToScene(
                        new Path(flow.getCaretShape(inBlock - flow.from(), true)).getLayoutBounds())))
                .orElse(null);
    }
}
