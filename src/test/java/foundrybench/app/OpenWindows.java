package foundrybench.app;

import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.Clipboard;
import javafx.stage.Window;

/// Reads all windows that are open, hidden parts as well. Called on the window's thread, or while it rests.
final class OpenWindows {
    private OpenWindows() {}

    static List<Node> nodes() {
        return Window.getWindows().stream().flatMap(window -> window.getScene().getRoot().lookupAll("*").stream()).distinct().toList();
    }

    static Node named(String name) {
        return nodes().stream()
                .filter(node -> name.equals(node.getAccessibleText()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing is called " + name));
    }

    /// What labels of this style say.
    static String shown(String style) {
        return nodes().stream()
                .filter(node -> node instanceof Labeled && node.getStyleClass().contains(style))
                .map(node -> ((Labeled) node).getText())
                .filter(text -> text != null && !text.isEmpty())
                .collect(Collectors.joining("|"));
    }

    static String clipboard() {
        return String.valueOf(Clipboard.getSystemClipboard().getString());
    }
}
