package foundrybench.store;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/// How the two files of a recording are called.
final class RecordingFiles {
    static final String EVENT_STREAM = ".sse";
    static final String WHOLE_BODY = ".body";
    static final String META = ".meta.json";

    private static final int LONGEST_NAME = 80;
    private static final Set<String> DEVICES_OF_WINDOWS = Set.of("con", "prn", "aux", "nul");

    private RecordingFiles() {}

    /// The file beside the body that tells what it is.
    static Path metaOf(Path body) {
        var name = String.valueOf(body.getFileName());
        int dot = name.lastIndexOf('.');
        return body.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + META);
    }

    /// A file name for any text, on any system, without an ending.
    static String safe(String name) {
        var safe = name.replaceAll("[^A-Za-z0-9._-]+", "_").replaceAll("^[.-]+", "_");
        safe = safe.substring(0, Math.min(safe.length(), LONGEST_NAME)).replaceAll("[.]+$", "");
        if (safe.isEmpty()) {
            return "recording";
        }
        var stem = safe.toLowerCase(Locale.ROOT).replaceAll("[.].*", "");
        return DEVICES_OF_WINDOWS.contains(stem) || stem.matches("(com|lpt)[0-9]") ? "_" + safe : safe;
    }

    static boolean isEventStream(Path body) {
        return String.valueOf(body.getFileName()).toLowerCase(Locale.ROOT).endsWith(EVENT_STREAM);
    }
}
