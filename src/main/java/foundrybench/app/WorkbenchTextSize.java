package foundrybench.app;

import java.util.List;
import javafx.scene.Node;

/// How large the text is: a style class on the root, whose sizes all others follow.
final class WorkbenchTextSize {
    private static final List<String> CLASSES =
            List.of("text-small", "text-normal", "text-large", "text-larger", "text-largest", "text-double");
    private static final int NORMAL = 1;

    private final Node root;
    private int size = NORMAL;

    WorkbenchTextSize(Node root) {
        this.root = root;
        reset();
    }

    /// Larger by so many steps, or smaller; the ends hold.
    void step(int steps) {
        show(Math.clamp((long) size + steps, 0, CLASSES.size() - 1));
    }

    /// As it was at first.
    void reset() {
        show(NORMAL);
    }

    /// Which it is, by the name of its style class.
    String name() {
        return CLASSES.get(size);
    }

    private void show(int newSize) {
        root.getStyleClass().removeAll(CLASSES);
        size = newSize;
        root.getStyleClass().add(CLASSES.get(size));
    }
}
