package foundrybench.ui.responses;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArrangementTest {
    private static final double READABLE = 320;

    @ParameterizedTest
    @CsvSource({
        "600, 3, TABS", "639, 2, TABS", "640, 2, COLUMNS", "1400, 3, COLUMNS", "1400, 8, COLUMNS", "600, 1, COLUMNS",
        "600, 0, COLUMNS"
    })
    void automaticIsColumnsWhereTwoCanBeReadElseTabs(double room, int panes, Arrangement expected) {
        assertEquals(expected, Arrangement.AUTOMATIC.in(room, READABLE, panes));
    }

    @Test
    void whatWasChosenHoldsInAnyRoom() {
        assertEquals(Arrangement.COLUMNS, Arrangement.COLUMNS.in(100, READABLE, 5));
        assertEquals(Arrangement.TABS, Arrangement.TABS.in(5000, READABLE, 2));
    }

    @ParameterizedTest
    @CsvSource({
        "COLUMNS, 100, 3, 3, 1", "ROWS, 5000, 3, 1, 3", "TABS, 5000, 3, 1, 1", "GRID, 1400, 4, 2, 2", "GRID, 1400, 5, 3, 2",
        "GRID, 900, 5, 2, 3", "GRID, 300, 3, 1, 3", "GRID, 5000, 1, 1, 1", "GRID, 5000, 0, 1, 1"
    })
    void aGridIsAsSquareAsTheRoomLetsItBe(Arrangement arrangement, double room, int panes, int columns, int rows) {
        assertEquals(new Arrangement.Cells(columns, rows), arrangement.cells(room, READABLE, panes));
    }

    @Test
    void aNameOfALaterVersionIsNone() {
        assertEquals(Optional.empty(), Arrangement.of("spiral"));
        assertEquals(Optional.of(Arrangement.GRID), Arrangement.of("grid"));
    }

    @Test
    void theNextOneGoesRound() {
        assertEquals(Arrangement.COLUMNS, Arrangement.AUTOMATIC.next());
        assertEquals(Arrangement.AUTOMATIC, Arrangement.TABS.next());
    }
}
