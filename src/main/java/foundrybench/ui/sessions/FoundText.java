package foundrybench.ui.sessions;

import foundrybench.model.Passage;
import foundrybench.ui.kit.Controls;
import foundrybench.ui.kit.Wrapping;
import javafx.scene.Node;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// A passage with what was found in it marked.
final class FoundText {
    private static final int BEFORE = 24; // characters
    private static final int LENGTH = 90;

    private FoundText() {}

    static Node of(Passage passage) {
        var from = passage.deployment().isEmpty() ? "" : passage.deployment() + ": ";
        if (!Wrapping.isSafe(passage.text()) || !Wrapping.isSafe(from)) {
            return Controls.label(from + passage.text(), "session-passage");
        }
        int first = passage.marks().isEmpty() ? 0 : passage.marks().getFirst().from();
        int begin = first <= BEFORE ? 0 : back(passage.text(), first - BEFORE);
        int end = begin + LENGTH >= passage.text().length() ? passage.text().length() : back(passage.text(), begin + LENGTH);
        var flow = new TextFlow();
        flow.getStyleClass().add("session-passage");
        add(flow, from, "found-from");
        int at = begin;
        for (var mark : passage.marks()) {
            if (mark.from() >= at && mark.to() <= end) {
                add(flow, passage.text().substring(at, mark.from()), "found-text");
                add(flow, passage.text().substring(mark.from(), mark.to()), "found-mark");
                at = mark.to();
            }
        }
        add(flow, passage.text().substring(at, end) + (end < passage.text().length() ? "…" : ""), "found-text");
        return flow;
    }

    private static void add(TextFlow flow, String part, String styleClass) {
        if (!part.isEmpty()) {
            var text = new Text(part);
            text.getStyleClass().add(styleClass);
            flow.getChildren().add(text);
        }
    }

    /// Not within a surrogate pair.
    private static int back(String text, int at) {
        return Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }
}
