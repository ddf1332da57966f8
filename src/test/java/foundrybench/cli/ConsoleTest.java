package foundrybench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ConsoleTest {
    private static final String ANSWER = "a\u001b]0;title\u0007\u001b[31mred\n\tnaïve 🤖 \u009b2J\u007f";

    private static Console console(boolean terminal) {
        var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new Console(InputStream.nullInputStream(), nowhere, nowhere, terminal, terminal, () -> false);
    }

    @Test
    void aTerminalIsNotOrderedAboutByAModel() {
        assertEquals("a␛]0;title␇␛[31mred\n\tnaïve 🤖 \uFFFD2J\uFFFD", console(true).untrusted(ANSWER));
    }

    @Test
    void textCannotPoseAsOtherText() {
        assertEquals("ok\uFFFDgpj.exe ␍over a\r\nb", console(true).untrusted("ok\u202egpj.exe \rover a\r\nb"));
        assertEquals("one␊two␍", console(true).untrustedLine("one\ntwo\r"));
    }

    @Test
    void aFileGetsTheAnswerAsItIs() {
        assertEquals(ANSWER, console(false).untrusted(ANSWER));
    }

    @Test
    void thinkingIsDimOnlyWhereThatShows() {
        assertEquals("\u001b[2mhm\u001b[0m", console(true).dim("hm"));
        assertEquals("hm", console(true).plain().dim("hm"));
        assertEquals("hm", console(false).dim("hm"));
    }
}
