package foundrybench.store;

import foundrybench.format.CardFormat;
import foundrybench.format.FormatException;
import foundrybench.format.JsonFields;
import foundrybench.model.Card;
import foundrybench.wire.Json;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What is known of deployments by having asked them, in `HOME/cards.json`: the cards of each endpoint. It is read
/// without a need and may be deleted: then it is learned anew.
///
/// @param places the cards by endpoint, then by deployment
public record SavedCards(Map<String, Map<String, Card>> places) {
    /// Nothing saved.
    public static final SavedCards NONE = new SavedCards(Map.of());

    private static final String FILE = "cards.json";

    public SavedCards {
        var copy = new LinkedHashMap<String, Map<String, Card>>();
        places.forEach((endpoint, cards) -> copy.put(endpoint, Map.copyOf(cards)));
        places = Collections.unmodifiableMap(copy);
    }

    /// Reads them; no file means none.
    ///
    /// @throws KeptFileException naming line and field when the file is not as it should be
    public static SavedCards load(Path home) throws KeptFileException {
        var file = new KeptFile(home, FILE);
        return file.exists() ? file.read(SavedCards::read) : NONE;
    }

    /// Saves them: whole, or not at all.
    public void save(Path home) throws KeptFileException {
        var json = Json.object();
        var array = json.putArray("places");
        places.forEach((endpoint, cards) -> {
            var list = array.addObject().put("endpoint", endpoint).putArray("cards");
            new TreeMap<>(cards).values().forEach(card -> list.add(CardFormat.toJson(card)));
        });
        new KeptFile(home, FILE).write(json);
    }

    /// The file they are in.
    public static Path file(Path home) {
        return home.resolve(FILE);
    }

    /// The cards of this endpoint, under whichever host name of its resource.
    public List<Card> at(String endpoint) {
        return places.entrySet().stream()
                .filter(place -> Place.isSame(place.getKey(), endpoint))
                .flatMap(place -> place.getValue().values().stream())
                .toList();
    }

    /// With these cards too. Of a deployment that has one already, what is known in both.
    public SavedCards with(String endpoint, Collection<Card> changed) {
        var all = new LinkedHashMap<>(places);
        var name = places.keySet().stream().filter(place -> Place.isSame(place, endpoint)).findFirst().orElse(endpoint);
        var here = new TreeMap<>(all.getOrDefault(name, Map.of()));
        changed.forEach(card -> here.merge(card.deployment(), card, (known, _) -> card.merged(known)));
        all.put(name, here);
        return new SavedCards(all);
    }

    private static SavedCards read(JsonFields json) throws FormatException {
        var places = new LinkedHashMap<String, Map<String, Card>>();
        for (var place : json.objects("places")) {
            var cards = new LinkedHashMap<String, Card>();
            for (var fields : place.objects("cards")) {
                var card = CardFormat.fromJson(fields);
                if (cards.put(card.deployment(), card) != null) {
                    throw fields.wrong("deployment", "\"%s\" is there twice".formatted(card.deployment()));
                }
            }
            if (places.put(Place.read(place), cards) != null) {
                throw place.wrong("endpoint", "\"%s\" is there twice".formatted(Place.read(place)));
            }
        }
        return new SavedCards(places);
    }
}
