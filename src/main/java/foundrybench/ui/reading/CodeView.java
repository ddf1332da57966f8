package foundrybench.ui.reading;

import foundrybench.document.Block;
import foundrybench.ui.kit.Controls;
import foundrybench.ui.kit.Words;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// Code in a box; where it begins, its language and a button that copies all of it.
final class CodeView extends BlockView {
    private static final PseudoClass BEGINS = PseudoClass.getPseudoClass("begins");
    private static final PseudoClass ENDS = PseudoClass.getPseudoClass("ends");

    private final SpanFlow flow = new SpanFlow("reading-code-box");
    private final Label language = Controls.label("", "reading-language");
    private final Button copy = new Button();
    private final HBox head = new HBox(language, Controls.spacer(), copy);

    CodeView() {
        super("reading-code-block");
        head.getStyleClass().add("reading-code-head");
        var drawing = new Region();
        drawing.getStyleClass().addAll("icon", "icon-copy");
        copy.setGraphic(drawing);
        copy.getStyleClass().addAll("flat", "icon-button", "reading-copy");
        copy.setAccessibleText(Words.of("reading.copy-code.name"));
        copy.setOnMouseEntered(_ -> Controls.tip(copy, Words.of("reading.copy-code.tip"))); // a tooltip is a window
        copy.setFocusTraversable(false);
        getChildren().addAll(flow, head);
        copy.setOnAction(_ -> fireEvent(new CopyCode(this)));
    }

    @Override
    boolean fill(Block block) {
        if (!(block instanceof Block.Code code)) {
            return false;
        }
        flow.show(code.spans(), 0);
        language.setText(code.language());
        Controls.show(head, !code.continues());
        flow.pseudoClassStateChanged(BEGINS, !code.continues());
        flow.pseudoClassStateChanged(ENDS, code.ends());
        pseudoClassStateChanged(ENDS, code.ends());
        return true;
    }

    @Override
    List<SpanFlow> flows() {
        return List.of(flow);
    }

    private double headHeight() {
        return head.isVisible() ? head.prefHeight(-1) : 0;
    }

    @Override
    double contentHeight(double width) {
        return headHeight() + flow.prefHeight(width);
    }

    @Override
    void layoutContent(double x, double y, double width, double height) {
        double top = headHeight();
        head.resizeRelocate(x, y, width, top);
        flow.resizeRelocate(x, y + top, width, height - top);
    }
}
