package foundrybench.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the caches of the launchers are made from: a rehearsal that fails would only make starts slower, silently.
class RehearsalTest {
    @Test
    void theCommandsSucceedAndSave(@TempDir Path home) {
        var err = new ByteArrayOutputStream();
        assertTrue(Rehearsal.succeeds("commands", home, new PrintStream(err, true, UTF_8)), () -> err.toString(UTF_8));
        assertTrue(Files.exists(home.resolve("sessions.db")));
    }
}
