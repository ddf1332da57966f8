package foundrybench.app;

import foundrybench.store.Look;
import java.util.List;
import javafx.scene.Node;

/// How large the text is: a style class on the root, whose sizes all others follow.
final class WorkbenchTextSize {
    private static final List<Integer> PERCENTS = List.of(50, 67, 80, 90, 100, 115, 130, 150, 175, 200);
    private static final String CLASS = "text-";

    private final Node root;
    private int percent = Look.DEFAULT.textPercent();

    WorkbenchTextSize(Node root) {
        this.root = root;
        show(percent);
    }

    /// Larger by so many steps, or smaller; the ends hold.
    void step(int steps) {
        show(PERCENTS.get(Math.clamp((long) PERCENTS.indexOf(percent) + steps, 0, PERCENTS.size() - 1)));
    }

    /// As it was at first.
    void reset() {
        show(Look.DEFAULT.textPercent());
    }

    /// Of the usual size.
    int percent() {
        return percent;
    }

    /// In the largest of its sizes that is not larger than this, or the smallest.
    void show(int newPercent) {
        root.getStyleClass().remove(CLASS + percent);
        percent = PERCENTS.stream().filter(size -> size <= newPercent).mapToInt(size -> size).max().orElse(PERCENTS.getFirst());
        root.getStyleClass().add(CLASS + percent);
    }
}
