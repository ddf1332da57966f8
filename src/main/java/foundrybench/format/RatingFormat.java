package foundrybench.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import foundrybench.model.Completion;
import foundrybench.model.Rating;
import foundrybench.wire.Json;
import org.jspecify.annotations.Nullable;

/// What a person thinks of an answer, in its line: `"rating": {"winner", "grade", "note"}`. A line without that field
/// is of an answer that nobody has rated.
public final class RatingFormat {
    private RatingFormat() {}

    /// What the field says; nothing when there is none.
    ///
    /// @throws FormatException naming the field that is missing or wrong
    public static Rating fromJson(@Nullable JsonFields json) throws FormatException {
        if (json == null) {
            return Rating.NONE;
        }
        var grade = json.optionalCount("grade");
        if (grade != null && (grade < 1 || grade > Rating.BEST)) {
            throw json.wrong("grade", "is not from 1 to " + Rating.BEST + ": " + grade);
        }
        return new Rating(json.truth("winner"), grade, json.text("note"));
    }

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
