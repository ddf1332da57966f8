package foundrybench.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foundrybench.document.Address;
import java.util.List;
import org.junit.jupiter.api.Test;

class BrowserTest {
    private static final Address PAGE = Address.of("https://a.example/x?y=1&z=2").orElseThrow();

    @Test
    void eachSystemOpensItByItsOwnProgramAndByNoShell() {
        assertEquals(List.of("xdg-open", PAGE.text()), Browser.command("Linux", PAGE));
        assertEquals(List.of("open", PAGE.text()), Browser.command("Mac OS X", PAGE));
        assertEquals(List.of("rundll32", "url.dll,FileProtocolHandler", PAGE.text()), Browser.command("Windows 11", PAGE));
    }

    @Test
    void whatIsNoAddressOfTheWebIsNotGivenToIt() {
        assertEquals("Not opened: that is no whole http or https address.", Browser.open("file:///etc/passwd"));
    }
}
