package foundrybench.provider;

import com.fasterxml.jackson.databind.JsonNode;
import foundrybench.format.PriceFormat;
import foundrybench.model.Price;
import foundrybench.model.Protocol;
import foundrybench.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A kept answer of the service with the values it must decode to.
record Fixture(String name, JsonNode meta, byte[] body) {
    private static final Path FOLDER = Path.of("src/test/resources/wire/fixtures");

    /// All answers to calls; lists of deployments are left out.
    static Stream<Fixture> all() {
        try (var files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".meta.json"))
                    .sorted()
                    .map(Fixture::read)
                    .filter(fixture -> !fixture.meta.path("protocol").asText().endsWith("deployments"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Fixture named(String name) {
        return all().filter(fixture -> fixture.name.equals(name)).findFirst().orElseThrow();
    }

    private static Fixture read(Path metaFile) {
        var name = metaFile.getFileName().toString().replace(".meta.json", "");
        var stream = FOLDER.resolve(name + ".sse");
        try {
            return new Fixture(
                    name,
                    Json.parse(Files.readString(metaFile)),
                    Files.readAllBytes(Files.exists(stream) ? stream : FOLDER.resolve(name + ".body")));
        } catch (Exception e) {
            throw new AssertionError("fixture " + name, e);
        }
    }

    Protocol protocol() {
        return Protocol.valueOf(meta.path("protocol").asText().toUpperCase(Locale.ROOT));
    }

    int status() {
        return meta.path("status").asInt();
    }

    Map<String, String> headers() {
        var headers = new TreeMap<String, String>();
        meta.path("headers").properties().forEach(h -> headers.put(h.getKey(), h.getValue().asText()));
        return headers;
    }

    @Nullable Price price() throws Exception {
        return meta.has("pricing") ? PriceFormat.read(meta.path("pricing"), "fixture", null) : null;
    }

    JsonNode expected() {
        return meta.path("expect");
    }

    @Override
    public String toString() {
        return name;
    }
}
