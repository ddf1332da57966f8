package foundrybench.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import foundrybench.model.Card;
import foundrybench.model.Deployment.Limits;
import foundrybench.model.Feature;
import foundrybench.wire.Json;
import java.time.Instant;
import java.util.TreeMap;

/// A card: `{"deployment", "marks": {"chat max_tokens": {"accepted", "why", "at"}, …}, "leastOutput", "limits",
/// "probed": {"at", "model", "calls", "cost", "priceTable", "simulated"}, "stale": {"why", "at"}}`. Marks are named
/// by protocol, field and value. What is not known is not there.
public final class CardFormat {
    private CardFormat() {}

    /// As JSON, without what is not known.
    public static ObjectNode toJson(Card card) {
        var json = Json.object().put("deployment", card.deployment());
        var marks = json.putObject("marks");
        card.marks().forEach((feature, mark) -> {
            var each = marks.putObject(feature.name()).put("accepted", mark.accepted());
            if (mark.why() != null) {
                each.put("why", mark.why());
            }
            each.set("at", JsonValues.time(mark.at()));
        });
        if (card.leastOutput() != null) {
            json.put("leastOutput", card.leastOutput());
        }
        if (!card.limits().equals(Limits.UNKNOWN)) {
            json.set("limits", DeploymentFormat.limits(card.limits()));
        }
        var probed = card.probed();
        if (probed != null) {
            var each = json.putObject("probed");
            each.set("at", JsonValues.time(probed.at()));
            each.put("model", probed.model()).put("calls", probed.calls());
            each.set("cost", JsonValues.money(probed.cost()));
            each.put("priceTable", probed.priceTable()).put("simulated", probed.simulated());
        }
        var stale = card.stale();
        if (stale != null) {
            json.putObject("stale").put("why", stale.why()).set("at", JsonValues.time(stale.at()));
        }
        return json;
    }

    /// What was written so.
    ///
    /// @throws FormatException naming the field that is missing or wrong
    public static Card fromJson(JsonFields json) throws FormatException {
        var name = json.text("deployment");
        if (name.isBlank()) {
            throw json.wrong("deployment", "is empty");
        }
        var least = json.optionalCount("leastOutput");
        if (least != null && least <= 0) {
            throw json.wrong("leastOutput", "is not above 0");
        }
        var limits = json.optionalObject("limits");
        var probed = json.optionalObject("probed");
        var stale = json.optionalObject("stale");
        return new Card(
                name,
                marks(json.object("marks")),
                least,
                limits == null ? Limits.UNKNOWN : DeploymentFormat.limits(limits),
                probed == null ? null : probed(probed),
                stale == null ? null : new Card.Stale(stale.text("why"), time(stale)));
    }

    private static TreeMap<Feature, Card.Mark> marks(JsonFields json) throws FormatException {
        var marks = new TreeMap<Feature, Card.Mark>();
        for (var name : json.names()) {
            var feature = Feature.named(name)
                    .orElseThrow(() -> json.wrong("\"%s\"".formatted(name), "begins with neither chat nor responses"));
            var mark = json.object(name);
            marks.put(feature, new Card.Mark(mark.truth("accepted"), mark.optionalText("why"), time(mark)));
        }
        return marks;
    }

    private static Card.Probed probed(JsonFields json) throws FormatException {
        return new Card.Probed(
                time(json),
                json.optionalText("model"),
                json.count("calls"),
                json.optionalMoney("cost"),
                json.optionalText("priceTable"),
                json.truth("simulated"));
    }

    private static Instant time(JsonFields json) throws FormatException {
        var at = json.optionalInstant("at");
        if (at == null) {
            throw json.wrong("at", "is missing");
        }
        return at;
    }
}
