package foundrybench.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import foundrybench.model.Message;
import foundrybench.model.Parameters;
import foundrybench.model.Prompt;
import foundrybench.model.Role;
import foundrybench.wire.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// A prompt as a file, `NAME.prompt.yml`, in the form of GitHub Models (docs: "Storing prompts in GitHub
/// repositories"): `name`, `description`, `model`, `modelParameters`, `messages`, `testData`. Other fields are ignored.
///
/// @param model whom to ask when nobody says otherwise
/// @param sample values for its variables to try it with: the first entry of `testData`
public record PromptFile(
        @Nullable String name,
        @Nullable String description,
        @Nullable String model,
        Parameters parameters,
        Prompt prompt,
        Map<String, String> sample) {
    public PromptFile {
        sample = Map.copyOf(sample);
    }

    /// Reads one.
    ///
    /// @throws FormatException naming line and field
    public static PromptFile read(String yaml) throws FormatException {
        if (!(load(yaml) instanceof Map<?, ?> file)) {
            throw new FormatException("the file", "is no YAML mapping with a field messages");
        }
        try {
            return read(file);
        } catch (FormatException e) {
            var line = YamlPlaces.line(yaml, e.field());
            throw line.isPresent() ? e.inLine(line.get()) : e;
        }
    }

    private static PromptFile read(Map<?, ?> file) throws FormatException {
        return new PromptFile(
                text(file, "name"),
                text(file, "description"),
                text(file, "model"),
                parameters(file),
                prompt(file),
                sample(file));
    }

    /// The file's text, which [#read] reads as the same.
    public String write() {
        var file = Json.object();
        putIfSet(file, "name", name);
        putIfSet(file, "description", description);
        putIfSet(file, "model", model);
        var values = Json.object();
        if (parameters.maxTokens() != null) {
            values.put("maxTokens", parameters.maxTokens());
        }
        if (parameters.temperature() != null) {
            values.put("temperature", parameters.temperature());
        }
        if (parameters.topP() != null) {
            values.put("topP", parameters.topP());
        }
        putIfSet(values, "reasoningEffort", parameters.effort());
        if (!values.isEmpty()) {
            file.set("modelParameters", values);
        }
        var messages = file.putArray("messages");
        for (var message : prompt.messages()) {
            messages.addObject().put("role", message.role().wireName()).put("content", message.text());
        }
        if (!sample.isEmpty()) {
            var first = file.putArray("testData").addObject();
            new TreeMap<>(sample).forEach(first::put);
        }
        return YamlText.write(file);
    }

    private static void putIfSet(ObjectNode fields, String field, @Nullable String value) {
        if (value != null) {
            fields.put(field, value);
        }
    }

    private static @Nullable Object load(String yaml) throws FormatException {
        try {
            return new Load(LoadSettings.builder().build()).loadFromString(yaml);
        } catch (MarkedYamlEngineException e) {
            var at = e.getProblemMark();
            var place = at.isPresent()
                    ? "line %d, column %d:".formatted(at.get().getLine() + 1, at.get().getColumn() + 1)
                    : "the YAML:";
            throw new FormatException(place, e.getProblem());
        } catch (YamlEngineException e) {
            throw new FormatException("the YAML:", String.valueOf(e.getMessage()));
        } catch (StackOverflowError e) { // the YAML reader has no limit of its own
            throw new FormatException("the YAML", "is nested too deeply");
        }
    }

    private static Prompt prompt(Map<?, ?> file) throws FormatException {
        if (!(file.get("messages") instanceof List<?> list) || list.isEmpty()) {
            throw new FormatException("messages", "is missing, or no list with at least one message");
        }
        var messages = new ArrayList<Message>();
        for (int i = 0; i < list.size(); i++) {
            messages.add(message(list.get(i), "messages[%d]".formatted(i)));
        }
        return new Prompt(messages);
    }

    private static Message message(@Nullable Object entry, String place) throws FormatException {
        if (!(entry instanceof Map<?, ?> fields)) {
            throw new FormatException(place, "is no mapping with role and content");
        }
        var name = fields.get("role");
        var role = name == null ? null : Role.ofWireName(name.toString()).orElse(null);
        if (role == null) {
            throw new FormatException(place + ".role", "is not system, developer, user or assistant: " + name);
        }
        if (!(fields.get("content") instanceof String content)) {
            throw new FormatException(place + ".content", "is missing, or no text");
        }
        return new Message(role, content);
    }

    private static Map<String, String> sample(Map<?, ?> file) {
        var sample = new HashMap<String, String>();
        if (file.get("testData") instanceof List<?> entries
                && !entries.isEmpty()
                && entries.getFirst() instanceof Map<?, ?> first) {
            first.forEach((name, value) -> {
                if (name != null && value != null) {
                    sample.put(name.toString(), value.toString());
                }
            });
        }
        return sample;
    }

    private static Parameters parameters(Map<?, ?> file) throws FormatException {
        var field = file.get("modelParameters");
        if (field == null) {
            return Parameters.NONE;
        }
        if (!(field instanceof Map<?, ?> values)) {
            throw new FormatException("modelParameters", "is no mapping");
        }
        return new Parameters(
                wholeNumber(values),
                number(values, "temperature"),
                number(values, "topP", "top_p"),
                text(values, "reasoningEffort", "reasoning_effort", "effort"));
    }

    private static @Nullable Integer wholeNumber(Map<?, ?> values) throws FormatException {
        var names = List.of("maxTokens", "maxCompletionTokens", "max_tokens", "max_completion_tokens");
        var number = number(values, names.toArray(String[]::new));
        var field = "modelParameters." + used(values, names);
        try {
            var tokens = number == null ? null : Integer.valueOf(number.intValueExact());
            if (tokens != null && tokens < 1) {
                throw new FormatException(field, "is less than 1: " + number);
            }
            return tokens;
        } catch (ArithmeticException e) {
            throw new FormatException(field, "is no whole number: " + number);
        }
    }

    private static @Nullable BigDecimal number(Map<?, ?> values, String... names) throws FormatException {
        var text = text(values, names);
        try {
            return text == null ? null : new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new FormatException("modelParameters." + used(values, List.of(names)), "is no number: " + text);
        }
    }

    /// The name that the file has the field by.
    private static String used(Map<?, ?> values, List<String> names) {
        return names.stream().filter(name -> values.get(name) != null).findFirst().orElse(names.getFirst());
    }

    private static @Nullable String text(Map<?, ?> values, String... names) {
        for (var name : names) {
            var value = values.get(name);
            if (value != null) {
                return value.toString();
            }
        }
        return null;
    }
}
