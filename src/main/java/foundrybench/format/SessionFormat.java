package foundrybench.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import foundrybench.model.Prompt;
import foundrybench.wire.Json;
import java.util.List;

/// What a person has said of a session, in the line of each of its completions: `"session": {"title", "starred", "note",
/// "tags"}`. A line without that field is of a session of which nobody has said anything.
public record SessionFormat(String title, boolean starred, String note, List<String> tags) {
    /// The field's name.
    public static final String FIELD = "session";

    public SessionFormat {
        tags = List.copyOf(tags);
    }

    /// Whether nobody has said anything.
    ///
    /// @param first what was asked first
    public boolean isPlain(Prompt first) {
        return title.equals(first.title()) && !starred && note.isEmpty() && tags.isEmpty();
    }

    /// The value of the field.
    public ObjectNode toJson() {
        var json = Json.object().put("title", title).put("starred", starred).put("note", note);
        json.set("tags", JsonValues.texts(tags));
        return json;
    }

    /// What the field says.
    ///
    /// @throws FormatException naming the field that is missing or wrong
    public static SessionFormat fromJson(JsonFields json) throws FormatException {
        return new SessionFormat(json.text("title"), json.truth("starred"), json.text("note"), json.texts("tags"));
    }
}
