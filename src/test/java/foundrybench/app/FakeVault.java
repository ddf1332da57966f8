package foundrybench.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// What stands in for a Key Vault: TLS with a certificate of its own for `fake.vault.azure.net`, Azure's challenge,
/// and the answers of Key Vault's documentation. The secret's name says which answer is wanted.
final class FakeVault implements AutoCloseable {
    static final String HOST = "fake.vault.azure.net";
    private static final String PASSWORD = "changeit";
    private static final String CHALLENGE =
            "Bearer authorization=\"https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555\", resource=\"https://vault.azure.net\"";

    private final HttpsServer server;
    private final Path certificate;
    private final String key;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    /// @param folder takes its certificate
    /// @param key what is in the secret `the-key`
    FakeVault(Path folder, String key) throws Exception {
        this.key = key;
        var store = folder.resolve("vault.p12");
        this.certificate = folder.resolve("vault.pem");
        keytool("-genkeypair", "-alias", "vault", "-keyalg", "EC", "-dname", "CN=" + HOST, "-ext", "san=dns:" + HOST, "-keystore", store);
        keytool("-exportcert", "-rfc", "-alias", "vault", "-keystore", store, "-file", certificate);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(store)));
        server.createContext("/", this::answer);
        server.start();
    }

    private static void keytool(Object... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        for (var argument : arguments) {
            command.add(argument.toString());
        }
        command.addAll(List.of("-storepass", PASSWORD, "-storetype", "PKCS12"));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(said);
        }
    }

    private static SSLContext context(Path store) throws IOException, GeneralSecurityException {
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    /// Its address, by the name that is on the certificate.
    String url() {
        return "https://%s:%d".formatted(HOST, server.getAddress().getPort());
    }

    /// Options of a JVM that finds it by its name and trusts it. Other names do not resolve there.
    static List<String> found(Path folder) throws IOException {
        var hosts = Files.writeString(folder.resolve("hosts"), "127.0.0.1 %s localhost\n".formatted(HOST));
        return List.of("-Djdk.net.hosts.file=" + hosts);
    }

    /// The file with its certificate, which nobody trusts.
    Path certificate() {
        return certificate;
    }

    /// Path and authorization of each request, in order.
    List<String> asked() {
        return List.copyOf(asked);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var authorization = exchange.getRequestHeaders().getFirst("Authorization");
            var path = exchange.getRequestURI().getPath();
            asked.add(path + " " + authorization);
            if (authorization == null) {
                exchange.getResponseHeaders().set("WWW-Authenticate", CHALLENGE);
                send(exchange, 401, error("Unauthorized", "AKV10000: Request is missing a Bearer or PoP token.", null));
                return;
            }
            var name = path.replaceFirst("^/secrets/([^/]*).*$", "$1");
            switch (name) {
                case "the-key" -> send(exchange, 200, secret(name, key));
                case "blank" -> send(exchange, 200, secret(name, " "));
                case "no-role" -> send(exchange, 403, error("Forbidden", "Caller is not authorized to perform action on resource.", "ForbiddenByRbac"));
                case "no-policy" -> send(exchange, 403, error("Forbidden", "The user, group or application does not have secrets get permission on key vault.", "AccessDenied"));
                case "firewall" -> send(exchange, 403, error("Forbidden", "Client address is not authorized and caller is not a trusted service.", "ForbiddenByFirewall"));
                case "private" -> send(exchange, 403, error("Forbidden", "Public network access is disabled and request is not from a trusted service nor via an approved private link.", "ForbiddenByConnection"));
                case "disabled" -> send(exchange, 403, error("Forbidden", "Operation get is not allowed on a disabled secret.", "SecretDisabled"));
                case "tenant" -> send(exchange, 401, error("Unauthorized", "AKV10032: Invalid issuer.", null));
                case "broken" -> send(exchange, 503, error("ServiceUnavailable", "Try again.", null));
                default -> send(exchange, 404, error("SecretNotFound", "A secret with (name/id) %s was not found in this key vault.".formatted(name), null));
            }
        }
    }

    private String secret(String name, String value) {
        return "{\"value\":\"%s\",\"id\":\"%s/secrets/%s/0123456789abcdef\",\"attributes\":{\"enabled\":true}}".formatted(value, url(), name);
    }

    private static String error(String code, String message, @Nullable String inner) {
        var more = inner == null ? "" : ",\"innererror\":{\"code\":\"%s\"}".formatted(inner);
        return "{\"error\":{\"code\":\"%s\",\"message\":\"%s\"%s}}".formatted(code, message, more);
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
