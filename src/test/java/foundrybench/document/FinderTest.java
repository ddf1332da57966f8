package foundrybench.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class FinderTest {
    private final RawReader reader = new RawReader();
    private final Finder finder = new Finder();

    @Test
    void findsWhateverTheCaseAndGoesOnWhileTheTextGrows() {
        finder.search("straße");
        reader.append("Straße, STRAßE; stra");
        assertEquals(List.of(0, 8), finder.in(reader.document()).starts());
        reader.append("ße");
        assertEquals(List.of(0, 8, 16), finder.in(reader.document()).starts());
    }

    @Test
    void findsWhatACutLineIsCutIn() {
        finder.search("needle");
        reader.append("x".repeat(1997) + "needle" + "y".repeat(3000));
        assertEquals(List.of(1997), finder.in(reader.document()).starts());
    }

    @Test
    void isNoPattern() {
        finder.search("a.b(");
        reader.append("aXb( a.b( ");
        assertEquals(new Matches("a.b(", List.of(5)), finder.in(reader.document()));
        finder.search("");
        assertEquals(Matches.NONE, finder.in(reader.document()));
    }
}
