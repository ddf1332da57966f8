package foundrybench.sim;

import com.fasterxml.jackson.databind.JsonNode;
import foundrybench.wire.Json;
import foundrybench.wire.JsonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The models and scripts of `assets/simulation`, read from the class path when first asked for.
final class Library {
    private static final String FOLDER = "/foundrybench/assets/simulation/";

    private @Nullable Shelf shelf;

    private record Shelf(Map<String, SimModel> models, List<Script> scripts, Phrases phrases) {}

    /// In the order of the file.
    List<SimModel> models() {
        return List.copyOf(shelf().models().values());
    }

    Optional<SimModel> model(String deployment) {
        return Optional.ofNullable(shelf().models().get(deployment));
    }

    /// What the model would say: by script if the question has one, else improvised, always the same; bound to a schema,
    /// JSON that obeys it.
    Answer answer(Ask ask) {
        var schema = ask.schema();
        var answer = spoken(ask);
        return schema == null
                ? answer
                : new Answer(answer.reasoning(), answer.hiddenTokens(), SchemaAnswer.of(schema));
    }

    private Answer spoken(Ask ask) {
        var question = ask.question();
        var deployment = ask.model().deployment();
        return shelf().scripts().stream()
                .filter(script -> script.matches(question))
                .flatMap(script -> Stream.ofNullable(script.answers().get(deployment)))
                .findFirst()
                .orElseGet(() -> shelf().phrases().improvise(deployment, question, ask.promptTokens()));
    }

    private synchronized Shelf shelf() {
        var known = shelf;
        if (known == null) {
            known = read();
            shelf = known;
        }
        return known;
    }

    private static Shelf read() {
        var index = file("models.json");
        var models = new LinkedHashMap<String, SimModel>();
        index.path("models").forEach(node -> {
            var model = SimModel.of(node);
            models.put(model.deployment(), model);
        });
        var scripts = new ArrayList<Script>();
        index.path("scripts").forEach(name -> scripts.add(Script.of(file(name.asText()))));
        return new Shelf(models, List.copyOf(scripts), Phrases.of(file("phrases.json")));
    }

    private static JsonNode file(String name) {
        try {
            return Json.parse(text(name));
        } catch (JsonException e) {
            throw new IllegalStateException(name + ", line " + e.line() + ": " + e.getMessage(), e);
        }
    }

    /// What a file of the folder holds.
    static String text(String name) {
        try (var in = Library.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException(FOLDER + name + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Strings of an array in order; text stands in these files as an array of lines.
    static List<String> strings(JsonNode array) {
        var strings = new ArrayList<String>();
        array.forEach(node -> strings.add(node.asText()));
        return List.copyOf(strings);
    }
}
