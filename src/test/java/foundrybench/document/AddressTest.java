package foundrybench.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    @ParameterizedTest
    @CsvSource({
        "https://a.example/x?q=1#y, https://a.example/x?q=1#y",
        "HTTP://A.Example:8080, http://a.example:8080",
        "https://аpple.com/login, https://xn--pple-43d.com/login",
        "https://münchen.example/ä?ö=<ü>, https://xn--mnchen-3ya.example/%C3%A4?%C3%B6=%3C%C3%BC%3E",
        "https://a.example/%41[1], https://a.example/%41%5B1%5D",
        "https://a.example/\u202egpj.exe, https://a.example/%E2%80%AEgpj.exe",
    })
    void itIsShownAsItIsAskedFor(String target, String real) {
        assertEquals(real, Address.of(target).map(Address::text).orElse("none"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "mailto:a@b.example", "ftp://a.example", "a.example",
        "https://bank.example@evil.example/", "https://", "https://a b.example", "https://bank.example\\@evil.example",
        "https://a.example/\\evil", "https://-a.example", "https://a.example:99999999", " https://a.example", "https://a.exa\u202emple/"
    })
    void whatIsNoWholeAddressOfTheWebIsNone(String target) {
        assertEquals(Optional.empty(), Address.of(target));
    }

    @Test
    void whatCannotBeOpenedIsShownInAsciiToo() {
        assertEquals("https://a@%D0%B0pple.com/", Address.shown("https://a@аpple.com/"));
        assertEquals("https://xn--pple-43d.com", Address.shown("https://аpple.com"));
    }

    @Test
    void theHostIsNamedApart() {
        assertEquals("evil.example", Address.of("https://evil.example/bank.example/login").orElseThrow().host());
    }
}
