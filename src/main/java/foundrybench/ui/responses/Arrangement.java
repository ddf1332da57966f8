package foundrybench.ui.responses;

import foundrybench.ui.kit.Words;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How the panes share the room.
public enum Arrangement {
    /// Columns where two have room at a readable width, else tabs.
    AUTOMATIC,
    COLUMNS,
    ROWS,
    GRID,
    TABS;

    /// Cells of one size, filled row by row.
    record Cells(int columns, int rows) {}

    /// What it is to be in this room: never [#AUTOMATIC].
    ///
    /// @param readable the least width at which a pane can be read
    Arrangement in(double room, double readable, int panes) {
        if (this != AUTOMATIC) {
            return this;
        }
        return panes < 2 || room >= 2 * readable ? COLUMNS : TABS;
    }

    /// How many cells side by side and below each other. A grid is as square as the room lets it be.
    Cells cells(double room, double readable, int panes) {
        int count = Math.max(1, panes);
        return switch (in(room, readable, panes)) {
            case AUTOMATIC, COLUMNS -> new Cells(count, 1);
            case ROWS -> new Cells(1, count);
            case GRID -> {
                int square = (int) Math.ceil(Math.sqrt(count));
                int columns = Math.clamp((int) (room / Math.max(1, readable)), 1, square);
                yield new Cells(columns, (count + columns - 1) / columns);
            }
            case TABS -> new Cells(1, 1);
        };
    }

    /// The one after it, in a circle.
    Arrangement next() {
        return values()[(ordinal() + 1) % values().length];
    }

    /// What it is called.
    public String word() {
        return Words.of("layout." + wireName());
    }

    /// How it is saved.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The one that was saved by this name; a name of a later version is none.
    public static Optional<Arrangement> of(String wireName) {
        return Arrays.stream(values()).filter(known -> known.wireName().equals(wireName)).findFirst();
    }
}
