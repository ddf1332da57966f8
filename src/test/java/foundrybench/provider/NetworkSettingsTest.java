package foundrybench.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.provider.NetworkSource.Said;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkSettingsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "http://proxy.corp:8080, proxy.corp:8080, , ",
        "http://proxy.corp:8080/, proxy.corp:8080, , ",
        "Proxy.Corp:3128, proxy.corp:3128, , ",
        "HTTP://proxy.corp, proxy.corp:80, , ",
        "http://ann@proxy:8080, proxy:8080, ann, ",
        "http://ann:@proxy:8080, proxy:8080, ann, ",
        "http://ann:s3cret@10.1.2.3:8080, 10.1.2.3:8080, ann, s3cret",
        "http://CORP%5Cann:p%40s%25s@proxy:8080, proxy:8080, CORP\\ann, p@s%s",
        "http://ann:p@ss/w#rd?100%@proxy:8080, proxy:8080, ann, p@ss/w#rd?100%",
        "http://ann:w%C3%B6rd%20ö@[::1]:8080, [::1]:8080, ann, wörd ö"
    })
    void aProxysAddressIsReadAsItIsWritten(
            String text, String place, @Nullable String user, @Nullable String password) throws Exception {
        var proxy = HttpProxy.parse(text, "HTTPS_PROXY");
        assertEquals(place, proxy.place());
        assertEquals(user, proxy.user());
        assertEquals(password, proxy.password() == null ? null : proxy.password().reveal());
    }

    @ParameterizedTest
    @CsvSource({
        "http://ann:s3cret@, HTTPS_PROXY is no address of a proxy",
        "'http://ann:s3cret@pro xy:80', HTTPS_PROXY is no address of a proxy",
        "http://ann:s3cret@proxy:99999, 'HTTPS_PROXY: a proxy''s port is 1 to 65535, not 99999.'",
        "http://ann:s3cret@proxy:0, 'HTTPS_PROXY: a proxy''s port is 1 to 65535, not 0.'",
        "socks5://ann:s3cret@proxy:1080, HTTPS_PROXY names a proxy of kind socks5: only http:// is known.",
        "https://ann:s3cret@proxy:443, HTTPS_PROXY names a proxy of kind https: only http:// is known."
    })
    void whatIsNoProxyIsToldByItsVariableAndWithoutThePassword(String text, String message) {
        var problem = assertThrows(NetworkException.class, () -> NetworkSettings.from(Map.of("HTTPS_PROXY", text)));
        assertTrue(String.valueOf(problem.getMessage()).startsWith(message), problem::getMessage);
        assertFalse(String.valueOf(problem.getMessage()).contains("s3cret"), problem::getMessage);
    }

    @Test
    void nothingThatIsPrintedHoldsThePassword() throws Exception {
        var network = NetworkSettings.from(Map.of("HTTPS_PROXY", "http://ann:s3cret@proxy:8080"));
        assertFalse(network.toString().contains("s3cret"), network::toString);
    }

    @ParameterizedTest
    @CsvSource({
        "'', example.org, false",
        "*, example.org, true",
        "example.org, example.org, true",
        "example.org, EXAMPLE.org, true",
        "example.org, www.example.org, true",
        "example.org, notexample.org, false",
        ".example.org, example.org, true",
        ".example.org, a.b.example.org, true",
        "*.example.org, a.example.org, true",
        "'one.org, example.org two.org', www.two.org, true",
        "example.org:443, example.org, true",
        "example.org:8443, example.org, false",
        "10.1.2.3, 10.1.2.3, true",
        "10.1.2.3:443, 10.1.2.3, true",
        "10.1.2.3:80, 10.1.2.3, false",
        "10.0.0.0/8, 10.1.2.3, true",
        "10.0.0.0/8, 11.1.2.3, false",
        "192.168.1.128/25, 192.168.1.200, true",
        "192.168.1.128/25, 192.168.1.100, false",
        "0.0.0.0/0, 10.1.2.3, true",
        "10.0.0.0/x, 10.1.2.3, false",
        "fd00::/8, [fd12::1], true",
        "fd00::/8, 10.1.2.3, false",
        "[fd12::1]:443, [fd12::1], true",
        "fd12::1, [fd12:0::1], true",
        "2.3, 10.1.2.3, false",
        "'', localhost, true",
        "'', api.localhost, true",
        "'', 127.0.0.9, true",
        "'', [::1], true",
        "'', 169.254.169.254, true",
        "., example.org, false"
    })
    void noProxyIsReadAsOtherProgramsReadIt(String variable, String host, boolean without) throws Exception {
        var network = NetworkSettings.from(Map.of("https_proxy", "proxy:8080", "no_proxy", variable));
        assertEquals(without, network.proxyTo(host, 443) == null);
    }

    @Test
    void flagsWinOverSettingsAndTheseOverTheEnvironment() throws Exception {
        var environment = Map.of("HTTPS_PROXY", "environment:1", "NO_PROXY", "x", "P", "from-p", "FOUNDRY_PROXY_PASSWORD", "usual");
        var flags = source("http://ann@flag:2", null, null, Duration.ofSeconds(3));
        var settings = source("http://bob@settings:4", "P", List.of("y"), Duration.ofSeconds(5));
        var both = NetworkSettings.from(environment, flags, settings);
        assertEquals("flag:2", place(both));
        assertEquals("usual", password(both));
        assertEquals(List.of("y"), both.noProxy().value().entries());
        assertEquals(Duration.ofSeconds(3), both.connectTimeout().value());
        var saved = NetworkSettings.from(environment, NetworkSource.NONE, settings);
        assertEquals("settings:4", place(saved));
        assertEquals("from-p", password(saved));
        var neither = NetworkSettings.from(environment, NetworkSource.NONE);
        assertEquals("environment:1", place(neither));
        assertEquals(new Said<>(new NoProxy(List.of("x")), "NO_PROXY"), neither.noProxy());
        assertEquals(NetworkSettings.DEFAULTS, NetworkSettings.from(Map.of("HTTPS_PROXY", " ", "SSL_CERT_FILE", "")));
    }

    @Test
    void noneMeansNoProxyWhateverTheEnvironmentSays() throws Exception {
        var network = NetworkSettings.from(Map.of("HTTPS_PROXY", "proxy:1"), source("none", null, null, null));
        assertNull(network.proxy());
        assertTrue(network.direct());
    }

    @Test
    void aPasswordInAFlagOrTheSettingsIsRefused() {
        var problem = assertThrows(
                NetworkException.class, () -> NetworkSettings.from(Map.of(), source("http://ann:s3cret@proxy:1", null, null, null)));
        assertEquals(
                "a flag holds a password, which others can read there: give http://USER@HOST:PORT and set FOUNDRY_PROXY_PASSWORD in the environment; or set HTTPS_PROXY with user and password.",
                problem.getMessage());
    }

    @Test
    void aTimeoutOfNothingIsRefused() {
        assertThrows(NetworkException.class, () -> NetworkSettings.from(Map.of(), source("none", null, null, Duration.ZERO)));
    }

    @Test
    void aFileWithoutCertificatesIsToldByVariableAndName() throws Exception {
        var empty = Files.writeString(folder.resolve("empty.pem"), "-----BEGIN CERTIFICATE-----\nnonsense\n-----END CERTIFICATE-----\n");
        var none = folder.resolve("none.pem");
        assertEquals(
                "SSL_CERT_FILE: %s holds no certificate: a PEM file is wanted, with -----BEGIN CERTIFICATE-----.".formatted(empty),
                problem(Map.of("SSL_CERT_FILE", empty.toString())));
        assertEquals(
                "FOUNDRY_CA_FILE: there is no file %s.".formatted(none),
                problem(Map.of("SSL_CERT_FILE", empty.toString(), "FOUNDRY_CA_FILE", none.toString())));
        assertTrue(problem(Map.of("FOUNDRY_CA_FILE", folder.toString())).startsWith("FOUNDRY_CA_FILE: " + folder + " cannot be read"));
    }

    private static String problem(Map<String, String> environment) {
        return String.valueOf(assertThrows(NetworkException.class, () -> NetworkSettings.from(environment)).getMessage());
    }

    private static NetworkSource source(
            String proxy, @Nullable String variable, @Nullable List<String> noProxy, @Nullable Duration timeout) {
        return new NetworkSource(
                new Said<>(proxy, "a flag"),
                variable,
                noProxy == null ? null : new Said<>(noProxy, "a flag"),
                null,
                timeout == null ? null : new Said<>(timeout, "a flag"));
    }

    private static String place(NetworkSettings network) {
        assertNotNull(network.proxy());
        return network.proxy().place();
    }

    private static String password(NetworkSettings network) {
        assertNotNull(network.proxy());
        assertNotNull(network.proxy().password());
        return network.proxy().password().reveal();
    }
}
