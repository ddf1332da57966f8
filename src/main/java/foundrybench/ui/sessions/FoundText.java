package foundrybench.ui.sessions;

import foundrybench.model.Passage;
import foundrybench.ui.kit.Wrapping;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// A passage with what was found in it marked.
final class FoundText {
    private static final int BEFORE = 24; // characters
    private static final int LENGTH = 90;
    private static final int LONGEST_WORD = 12; // has room in the narrowest list

    private FoundText() {}

    static Node of(Passage passage) {
        var from = passage.deployment().isEmpty() ? "" : passage.deployment() + ": ";
        int first = passage.marks().isEmpty() ? 0 : passage.marks().getFirst().from();
        int begin = first <= BEFORE ? 0 : back(passage.text(), first - BEFORE);
        int end = begin + LENGTH >= passage.text().length() ? passage.text().length() : back(passage.text(), begin + LENGTH);
        var flow = new TextFlow();
        flow.getStyleClass().add("session-passage");
        int most = Wrapping.isSafe(from + passage.text()) ? LENGTH : LONGEST_WORD;
        add(flow, most, from, "found-from");
        int at = begin;
        for (var mark : passage.marks()) {
            if (mark.from() >= at && mark.to() <= end) {
                add(flow, most, passage.text().substring(at, mark.from()), "found-text");
                add(flow, most, passage.text().substring(mark.from(), mark.to()), "found-mark");
                at = mark.to();
            }
        }
        add(flow, most, passage.text().substring(at, end) + (end < passage.text().length() ? "…" : ""), "found-text");
        return flow;
    }

    /// @param most so long may it be in one piece; what runs from right to left must not be wrapped within one
    private static void add(TextFlow flow, int most, String part, String styleClass) {
        for (var piece : most == LENGTH ? List.of(part) : Wrapping.pieces(part, most)) {
            var text = new Text(piece);
            text.getStyleClass().add(styleClass);
            flow.getChildren().add(text);
        }
    }

    /// Not within a surrogate pair.
    private static int back(String text, int at) {
        return Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }
}
