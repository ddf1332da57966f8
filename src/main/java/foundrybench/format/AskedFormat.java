package foundrybench.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import foundrybench.model.Prompt;
import foundrybench.wire.Json;
import java.time.Instant;

/// What the run of a call asked, and when: `"asked": {"at", "prompt"}` at the end of a completion's line, so that the line
/// can be understood, and taken in elsewhere, without what it was printed with.
///
/// @param at when the run began
public record AskedFormat(Instant at, Prompt prompt) {
    /// The field's name.
    public static final String FIELD = "asked";

    /// The value of the field.
    public ObjectNode toJson() {
        var json = Json.object();
        json.set("at", JsonValues.time(at));
        json.set("prompt", PromptFormat.toJson(prompt));
        return json;
    }

    /// The line of a completion with this field behind its others.
    public String addedTo(CompletionLine line) {
        var text = line.text();
        return text.substring(0, text.length() - 1) + ",\"" + FIELD + "\":" + Json.write(toJson()) + "}";
    }

    /// What a line says was asked.
    ///
    /// @param json the value of the field
    /// @throws FormatException naming the field that is missing or wrong
    public static AskedFormat fromJson(JsonFields json) throws FormatException {
        return new AskedFormat(json.instant("at"), PromptFormat.fromJson(json.array("prompt")));
    }
}
