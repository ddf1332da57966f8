package foundrybench.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsTest {
    @Test
    void sharesAreDecimalsOrPercentages() {
        var faults = Faults.parse(List.of("500=10%", "clean-cut=0.025", "429-long=0", "429=1e-2"));
        assertEquals(
                new Faults(
                        Map.of(Fault.SERVER_ERROR, 0.1, Fault.CLEAN_CUT, 0.025, Fault.DAY_LIMIT, 0.0, Fault.RATE_LIMIT, 0.01),
                        Faults.SEED),
                faults);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "crash=0.1 | there is no fault crash=0.1; kinds are cut, clean-cut, silence, 429, 429-long, 500, 502, 503, html, huge, failed",
                "cut | fault cut has no share: write KIND=SHARE",
                "cut=often | fault cut=often has no share",
                "cut=% | fault cut=% has no share",
                "cut=101% | the share of fault cut is 0 to 1, or 0% to 100%, not 1.01",
                "cut=-0.1 | the share of fault cut is 0 to 1",
                "cut=0.1;cut=0.1 | fault cut is given twice",
                "cut=60%;500=0.41 | the shares of faults add up to more than 1: [cut=0.6, 500=0.41]"
            })
    void aMistakeIsNamed(String settings, String complaint) {
        var thrown = assertThrows(IllegalArgumentException.class, () -> Faults.parse(List.of(settings.split(";"))));
        assertTrue(String.valueOf(thrown.getMessage()).startsWith(complaint), String.valueOf(thrown.getMessage()));
    }

    @Test
    void tenTenthsAreAWhole() {
        var tenth = List.of("cut", "clean-cut", "silence", "429", "429-long", "500", "502", "503", "html", "huge");
        var faults = Faults.parse(tenth.stream().map(kind -> kind + "=0.1").toList());
        assertEquals(10, faults.shares().size());
        assertEquals(false, draw(faults, 1000).contains("-"));
    }

    @Test
    void theSameSeedGivesTheSameFate() {
        var faults = Faults.parse(List.of("cut=0.2", "429=0.2"));
        assertEquals(draw(faults, 50), draw(faults, 50));
        assertEquals(draw(faults, 100).subList(0, 50), draw(faults, 50));
        assertEquals(false, draw(faults, 50).equals(draw(faults.withSeed(1), 50)));
    }

    @Test
    void eachFaultHasItsShareAndCountsItsTurns() {
        var drawn = draw(Faults.parse(List.of("cut=0.05", "429=0.1")), 10_000);
        long cuts = drawn.stream().filter(fate -> fate.startsWith("cut")).count();
        long limits = drawn.stream().filter(fate -> fate.startsWith("429")).count();
        assertTrue(450 < cuts && cuts < 550, cuts + " cuts");
        assertTrue(900 < limits && limits < 1100, limits + " limits");
        assertTrue(drawn.contains("429 " + (limits - 1)));
    }

    @Test
    void withoutFaultsNothingIsDrawn() {
        assertEquals(Optional.empty(), new Fate(Faults.none()).next());
        assertEquals(List.of("-", "-"), draw(Faults.none().with(Fault.CUT, 0), 2));
    }

    @ParameterizedTest
    @CsvSource({"0, 80, 20", "1, 80, 40", "2, 80, 60", "3, 80, 20", "0, 3, 1", "0, 1, 1", "2, 1, 1", "1, 0, 0"})
    void aBreakComesAfterSomeText(int turn, int deltas, int before) {
        assertEquals(before, BrokenSink.deltasBefore(turn, deltas));
    }

    private static List<String> draw(Faults faults, int times) {
        var fate = new Fate(faults);
        var drawn = new ArrayList<String>();
        for (int i = 0; i < times; i++) {
            drawn.add(fate.next().map(met -> met.fault().word() + " " + met.turn()).orElse("-"));
        }
        return drawn;
    }
}
