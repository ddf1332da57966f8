package foundrybench.ui.kit;

import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextArea;

/// Wraps texts, except those with a part that runs from right to left: JavaFX 26.0.2 cannot lay such a text out in
/// several lines (`PrismTextLayout.computeTrailingSpaceWidth` throws, with every frame anew). Those stay on their lines.
public final class Wrapping {
    private Wrapping() {}

    /// Whether a text may be broken into lines.
    public static boolean isSafe(String text) {
        return !Bidi.requiresBidi(text.toCharArray(), 0, text.length());
    }

    /// Cuts a text into words with the gaps after them, none longer than that: where nodes end, it may be broken.
    ///
    /// @param most UTF-16 units; a word that is longer is parted, though never within a character
    public static List<String> pieces(String text, int most) {
        var pieces = new ArrayList<String>();
        int from = 0;
        for (int i = 1; i <= text.length(); i++) {
            boolean isHalf = i < text.length() && Character.isLowSurrogate(text.charAt(i));
            boolean isEnd = i == text.length() || i - from >= most && !isHalf || isGap(text.charAt(i - 1)) && !isGap(text.charAt(i));
            if (isEnd) {
                pieces.add(text.substring(from, i));
                from = i;
            }
        }
        return pieces;
    }

    private static boolean isGap(char c) {
        return Character.isWhitespace(c) || c == '\u00a0' || c == '-';
    }

    /// Wraps what is in this area, also what will be.
    public static void in(TextArea area) {
        area.wrapTextProperty().bind(area.textProperty().map(Wrapping::isSafe));
    }

    /// Wraps what this says, also what it will.
    public static void in(Labeled label) {
        label.wrapTextProperty().bind(label.textProperty().map(Wrapping::isSafe).orElse(true));
    }
}
