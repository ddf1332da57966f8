package foundrybench.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import foundrybench.model.Completion;
import foundrybench.model.Rating;
import foundrybench.wire.Json;

/// What a person thinks of an answer, in its line: `"rating": {"winner", "grade", "note"}`. A line without that field
/// is of an answer that nobody has rated.
public final class RatingFormat {
    private RatingFormat() {}

    /// The completion as JSON, with what was asked, and with its rating, if there is one, as the last field.
    ///
    /// @throws IllegalArgumentException if the completion has not ended
    public static ObjectNode toJson(Completion completion, AskedFormat asked, Rating rating) {
        var json = CompletionFormat.toJson(completion);
        json.set(AskedFormat.FIELD, asked.toJson());
        if (!rating.equals(Rating.NONE)) {
            json.set("rating", Json.object()
                    .put("winner", rating.winner())
                    .put("grade", rating.grade())
                    .put("note", rating.note()));
        }
        return json;
    }
}
