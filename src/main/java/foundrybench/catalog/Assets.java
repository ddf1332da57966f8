package foundrybench.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import foundrybench.wire.Json;
import foundrybench.wire.JsonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// What ships with the program, from the `assets` folder.
public final class Assets {
    private static final String FOLDER = "/foundrybench/assets/";

    private Assets() {}

    /// The text of an asset, by its path below `assets`.
    ///
    /// @throws IllegalStateException if the program was built without it
    public static String text(String path) {
        try (var in = Assets.class.getResourceAsStream(FOLDER + path)) {
            if (in == null) {
                throw new IllegalStateException("the program was built without assets/" + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("assets/" + path, e);
        }
    }

    static JsonNode json(String path) {
        try {
            return Json.parse(text(path));
        } catch (JsonException e) {
            throw new IllegalStateException("assets/" + path + ": " + e.getMessage(), e);
        }
    }
}
