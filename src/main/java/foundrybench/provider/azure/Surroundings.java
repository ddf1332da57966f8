package foundrybench.provider.azure;

import foundrybench.model.SignInTrouble.Where;
import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the machine tells of how one signs in to Azure here: variables, programs, the metadata address.
///
/// @param environment the process's variables
record Surroundings(Map<String, String> environment) {
    /// How long the metadata address may take to be there; it is next door or nowhere.
    static final Duration METADATA_LIMIT = Duration.ofSeconds(1);

    private static final String METADATA = "http://169.254.169.254";
    private static final List<String> ENDINGS = List.of("", ".cmd", ".exe", ".bat");
    private static final int HTTP_PORT = 80;

    /// What decides how one signs in.
    Where where() {
        if (has("AZURE_CLIENT_ID")
                && has("AZURE_TENANT_ID")
                && (has("AZURE_CLIENT_SECRET") || has("AZURE_CLIENT_CERTIFICATE_PATH"))) {
            return Where.VARIABLES;
        }
        return hasFederatedToken() || has("KUBERNETES_SERVICE_HOST") ? Where.POD : Where.MACHINE;
    }

    /// Whether Kubernetes gave the pod a token to sign in with.
    boolean hasFederatedToken() {
        return has("AZURE_FEDERATED_TOKEN_FILE");
    }

    /// The identity that variables name; `null` for none.
    @Nullable String clientId() {
        return where() != Where.MACHINE && has("AZURE_CLIENT_ID") ? environment.get("AZURE_CLIENT_ID") : null;
    }

    /// Whether something here gives out tokens of a managed identity. Waits for it at most [#METADATA_LIMIT].
    boolean hasManagedIdentity() {
        return has("IDENTITY_ENDPOINT") || has("MSI_ENDPOINT") || answers(metadata());
    }

    private String metadata() {
        return has("AZURE_POD_IDENTITY_AUTHORITY_HOST") ? environment.getOrDefault("AZURE_POD_IDENTITY_AUTHORITY_HOST", "") : METADATA;
    }

    private static boolean answers(String address) {
        try (var socket = new Socket()) {
            var uri = URI.create(address);
            socket.connect(
                    new InetSocketAddress(uri.getHost(), uri.getPort() < 0 ? HTTP_PORT : uri.getPort()),
                    Math.toIntExact(METADATA_LIMIT.toMillis()));
            return true;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    /// Whether a program is on the `PATH`.
    boolean hasProgram(String name) {
        var path = environment.entrySet().stream()
                .filter(variable -> variable.getKey().equalsIgnoreCase("PATH"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
        return Stream.of(path.split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .anyMatch(folder -> ENDINGS.stream().anyMatch(ending -> isProgram(folder, name + ending)));
    }

    private static boolean isProgram(String folder, String file) {
        try {
            var program = Path.of(folder, file);
            return Files.isExecutable(program) && !Files.isDirectory(program);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private boolean has(String variable) {
        return !environment.getOrDefault(variable, "").isBlank();
    }
}
