package foundrybench.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/// What stands in for the Azure CLI: a script called `az`, in a folder that is all of the `PATH`.
final class FakeAz {
    private final Path folder;

    /// One that is not there yet.
    ///
    /// @param folder is made
    FakeAz(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /// Gives out this token, good for an hour.
    FakeAz giving(String token) throws IOException {
        return doing("""
                printf '{"accessToken":"%s","expiresOn":"2099-01-01 00:00:00.000000","expires_on":%d,"tenant":"t","tokenType":"Bearer"}\\n'
                """.formatted(token, System.currentTimeMillis() / 1000 + 3600));
    }

    /// Nobody has signed in.
    FakeAz signedOut() throws IOException {
        return doing("echo \"ERROR: Please run 'az login' to setup account.\" >&2; exit 1");
    }

    private FakeAz doing(String script) throws IOException {
        var az = folder.resolve("az");
        Files.writeString(az, "#!/bin/sh\necho \"$@\" >>'%s'\n%s\n".formatted(log(), script));
        Files.setPosixFilePermissions(az, PosixFilePermissions.fromString("rwxr-xr-x"));
        return this;
    }

    String path() {
        return folder.toString();
    }

    /// The arguments of each start, in order.
    List<String> asked() throws IOException {
        return Files.exists(log()) ? Files.readAllLines(log()) : List.of();
    }

    private Path log() {
        return folder.resolve("asked");
    }
}
