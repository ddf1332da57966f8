package foundrybench.ui.responses;

import foundrybench.ui.kit.Words;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The panes that stay where they are, with their answers, when the others are replaced.
final class Pins {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    private final ZoneId zone;
    private final Map<ResponseViewModel, Integer> places = new LinkedHashMap<>();

    Pins(ZoneId zone) {
        this.zone = zone;
    }

    /// @param place where it stays, from 0
    void put(ResponseViewModel pane, int place) {
        places.put(pane, place);
    }

    void remove(ResponseViewModel pane) {
        if (places.remove(pane) != null) {
            pane.pinNote("");
        }
    }

    /// In the order of their places.
    List<Map.Entry<ResponseViewModel, Integer>> all() {
        return places.entrySet().stream().sorted(Map.Entry.comparingByValue()).toList();
    }

    /// Those that stay, at their places among these; one of these that is pinned already comes once.
    List<ResponseViewModel> among(List<ResponseViewModel> others) {
        var merged = new ArrayList<>(others);
        var ids = places.keySet().stream().map(pane -> pane.outline().origin().id()).toList();
        merged.removeIf(pane -> !places.containsKey(pane) && ids.contains(pane.outline().origin().id()));
        for (var pin : all()) {
            merged.remove(pin.getKey());
            merged.add(Math.min(pin.getValue(), merged.size()), pin.getKey());
        }
        return merged;
    }

    /// The panes stand like this from now on.
    void placed(List<ResponseViewModel> panes) {
        places.replaceAll((pane, place) -> panes.contains(pane) ? Integer.valueOf(panes.indexOf(pane)) : place);
    }

    /// Has each say what it answers, beside those that are not pinned.
    void compare(List<ResponseViewModel> panes) {
        var others = panes.stream().filter(pane -> !places.containsKey(pane)).toList();
        places.keySet().forEach(pane -> pane.pinNote(note(pane, others)));
    }

    private String note(ResponseViewModel pane, List<ResponseViewModel> others) {
        var when = time(pane.outline().timing().startedAt());
        var prompt = pane.prompt();
        var prompts = others.stream().map(ResponseViewModel::prompt).filter(Objects::nonNull).toList();
        if (prompt == null || prompts.isEmpty()) {
            return Words.of("pin.note", when);
        }
        if (!prompts.stream().allMatch(prompt::equals)) {
            return Words.of("pin.note.other", when, prompt.title());
        }
        var parameters = pane.outline().origin().parameters();
        boolean isSame = others.stream().allMatch(other -> other.outline().origin().parameters().equals(parameters));
        return Words.of(isSame ? "pin.note.same" : "pin.note.parameters", when);
    }


    private @Nullable String time(@Nullable Instant at) {
        return at == null ? null : TIME.format(at.atZone(zone));
    }
}
