package foundrybench.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import foundrybench.format.FormatException;
import foundrybench.format.JsonFields;
import foundrybench.format.JsonValues;
import foundrybench.wire.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the panes are laid out and read. Words that the window does not know count as not said.
///
/// @param order the names of deployments, first to last
/// @param answerForm in which form answers are read
/// @param thinkingFolded whether only the title of the thinking is shown
public record PaneSettings(
        String arrangement, List<String> order, List<Pin> pins, String answerForm, boolean thinkingFolded) {
    public PaneSettings {
        order = List.copyOf(order);
        pins = List.copyOf(pins);
    }

    /// A pinned answer.
    ///
    /// @param session the id of the session that it is in
    /// @param call its call's id
    /// @param place where its pane stands, from 0
    public record Pin(String session, String call, int place) {}

    static @Nullable PaneSettings read(@Nullable JsonFields json) throws FormatException {
        if (json == null) {
            return null;
        }
        var pins = new ArrayList<Pin>();
        for (var pin : json.value("pins") == null ? List.<JsonFields>of() : json.objects("pins")) {
            pins.add(new Pin(pin.text("session"), pin.text("call"), Math.max(0, pin.count("place"))));
        }
        var folded = json.value("thinkingFolded");
        if (folded != null && !folded.isBoolean()) {
            throw json.wrong("thinkingFolded", "is neither true nor false");
        }
        return new PaneSettings(
                said(json.optionalText("arrangement")),
                json.value("order") == null ? List.of() : json.texts("order"),
                pins,
                said(json.optionalText("answerForm")),
                folded != null && folded.booleanValue());
    }

    private static String said(@Nullable String word) {
        return word == null ? "" : word;
    }

    ObjectNode toJson() {
        var json = Json.object();
        json.put("arrangement", arrangement);
        json.set("order", JsonValues.texts(order));
        var array = json.putArray("pins");
        pins.forEach(pin -> array.addObject().put("session", pin.session()).put("call", pin.call()).put("place", pin.place()));
        json.put("answerForm", answerForm);
        json.put("thinkingFolded", thinkingFolded);
        return json;
    }
}
