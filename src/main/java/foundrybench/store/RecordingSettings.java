package foundrybench.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import foundrybench.format.FormatException;
import foundrybench.format.JsonFields;
import foundrybench.wire.Json;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether the bodies of answers are kept as they came, and how much room they may take, in `HOME/settings.json`:
/// `"recordings": {"keep", "megabytes"}`.
///
/// @param megabytes of all of them, compressed; beyond it the oldest are dropped
public record RecordingSettings(boolean keep, int megabytes) {
    /// Unless somebody says otherwise.
    public static final RecordingSettings DEFAULT = new RecordingSettings(true, 1024);

    private static final long MEGABYTE = 1024 * 1024;

    /// Bytes that they may take.
    long mostBytes() {
        return megabytes * MEGABYTE;
    }

    /// Reads them alone, and leaves the file as it is. Where it cannot be read the usual holds: whoever needs the other
    /// settings tells of it.
    static RecordingSettings load(Path home) {
        try {
            var file = new KeptFile(home, "settings.json");
            return file.exists() ? file.read(json -> Optional.ofNullable(read(json.optionalObject("recordings")))).orElse(DEFAULT) : DEFAULT;
        } catch (KeptFileException e) {
            return DEFAULT;
        }
    }

    static @Nullable RecordingSettings read(@Nullable JsonFields json) throws FormatException {
        if (json == null) {
            return null;
        }
        var megabytes = json.optionalCount("megabytes");
        return new RecordingSettings(
                json.value("keep") == null ? DEFAULT.keep() : json.truth("keep"),
                megabytes == null ? DEFAULT.megabytes() : megabytes);
    }

    ObjectNode toJson() {
        return Json.object().put("keep", keep).put("megabytes", megabytes);
    }
}
