package foundrybench.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import foundrybench.format.FileWords;
import foundrybench.format.FormatException;
import foundrybench.format.JsonFields;
import foundrybench.wire.Json;
import foundrybench.wire.JsonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A JSON file of the home folder that people may edit as well. What is wrong in it is told by file, line and
/// field; the file is never changed by reading, and written whole or not at all.
final class KeptFile {
    private final Path home;
    private final Path file;

    KeptFile(Path home, String name) {
        this.home = home;
        this.file = home.resolve(name);
    }

    boolean exists() {
        return Files.exists(file);
    }

    /// What a file's fields mean.
    interface Reading<T> {
        T of(JsonFields fields) throws FormatException;
    }

    <T> T read(Reading<T> reading) throws KeptFileException {
        try {
            var text = Files.readString(file);
            return reading.of(JsonFields.of(Json.parse(text.startsWith("\uFEFF") ? text.substring(1) : text), "the file"));
        } catch (JsonException e) {
            throw new KeptFileException("%s, line %d, column %d: %s".formatted(file, e.line(), e.column(), e.getMessage()), e);
        } catch (FormatException e) {
            throw new KeptFileException("%s: %s".formatted(file, e.getMessage()), e);
        } catch (IOException e) {
            throw new KeptFileException("%s cannot be read: %s".formatted(file, FileWords.of(e)), e);
        }
    }

    void write(ObjectNode json) throws KeptFileException {
        try {
            OwnerOnly.folder(home);
            OwnerOnly.replace(file, (Json.writePretty(json) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new KeptFileException("%s is not saved: %s".formatted(file, FileWords.of(e)), e);
        }
    }
}
