package foundrybench.ui.kit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlushPaceTest {
    private static final long MILLI = 1_000_000;

    @Test
    void theFirstFlushIsDueAtOnce() {
        assertTrue(new FlushPace().isDue(-5 * MILLI));
    }

    @ParameterizedTest
    @CsvSource({"0,0", "199,0", "200,1", "6600,33", "20000,100", "100000,500", "9000000,500"})
    void theWaitGrowsWithTheLengthUpToHalfASecond(int length, long millis) {
        var pace = new FlushPace();
        pace.flushed(7 * MILLI, length);
        assertTrue(pace.isDue((7 + millis) * MILLI));
        assertFalse(pace.isDue((7 + millis) * MILLI - 1));
    }
}
