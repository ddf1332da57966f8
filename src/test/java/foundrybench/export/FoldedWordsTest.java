package foundrybench.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Words are found whatever their case and however their accents are written, and nothing beside them is lost.
class FoldedWordsTest {
    @ParameterizedTest
    @CsvSource(ignoreLeadingAndTrailingWhitespace = false, value = {
        "straße,In der STRASSE 5,In der # 5",
        "STRASSE,In der Straße 5,In der # 5",
        "strasse,STRAẞE,#",
        "José,JOSÉ und José,# und #",
        "José,José und JOSE,# und JOSE",
        "Jose,José Jose,José #",
        "ΟΔΟΣ,η οδός της οδος,η οδός της #",
        "finance,ﬁnance,#",
        "i,İ,İ",
        "s,ß,#",
        "Bo Ek,'bo\tEK, Bo  ek','#, #'",
        "🤖 é,x🤖 É🤖,x#🤖",
        "한글,한글!,#!",
        "a.b,a.b axb,# axb",
        "ab,aab,a#",
    })
    void aWordIsReplacedWhateverItsCase(String word, String text, String replaced) {
        assertEquals(replaced, new FoldedWords(List.of(word)).replaceIn(text, "#"));
    }

    @Test
    void theLongestIsTakenAndTheRestStays() {
        var words = new FoldedWords(List.of("Ann", "Ann Lee"));
        assertEquals("é # # ß\ud83d x", words.replaceIn("é ANN LEE ann ß\ud83d x", "#"));
        assertEquals("", words.replaceIn("", "#"));
        assertEquals("$1 #", new FoldedWords(List.of("é")).replaceIn("$1 é", "#"));
    }
}
