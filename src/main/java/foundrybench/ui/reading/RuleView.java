package foundrybench.ui.reading;

import foundrybench.document.Block;
import java.util.List;
import javafx.scene.layout.Region;

/// A line across.
final class RuleView extends BlockView {
    private final Region line = new Region();

    RuleView() {
        super("reading-across");
        line.getStyleClass().add("reading-rule");
        getChildren().add(line);
    }

    @Override
    boolean fill(Block block) {
        return block instanceof Block.Rule;
    }

    @Override
    List<SpanFlow> flows() {
        return List.of();
    }

    @Override
    double contentHeight(double width) {
        return line.prefHeight(width);
    }

    @Override
    void layoutContent(double x, double y, double width, double height) {
        line.resizeRelocate(x, y, width, height);
    }
}
