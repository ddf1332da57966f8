package foundrybench.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SkipSearchTest {
    /// Of two letters, so that it is often nearly there; some that count as the same.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 200})
    void findsWhatLookingEverywhereFinds(int length) {
        var random = new Random(length);
        var letters = "ab\u0161\uD83E".toCharArray();
        for (int i = 0; i < 5_000; i++) {
            var wanted = new StringBuilder();
            for (int j = 0; j < length; j++) {
                wanted.append(letters[random.nextInt(length > 8 ? 1 : letters.length)]);
            }
            var text = new StringBuilder();
            for (int j = random.nextInt(length * 4 + 2); j > 0; j--) {
                text.append(letters[random.nextInt(letters.length)]);
            }
            text.insert(random.nextInt(text.length() + 1), random.nextBoolean() ? wanted : "");
            int from = random.nextInt(text.length() + 1);
            assertEquals(text.indexOf(wanted.toString(), from), new SkipSearch(wanted.toString()).in(text.toString(), from), wanted + " in " + text);
        }
    }

    @Test
    void aTextThatIsTooShortHasItNot() {
        assertEquals(-1, new SkipSearch("long").in("lon", 0));
        assertEquals(-1, new SkipSearch("long").in("long", 1));
    }
}
