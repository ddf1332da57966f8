package foundrybench.ui.reading;

import foundrybench.document.Block;
import foundrybench.document.Span;
import java.util.List;

/// A paragraph, a heading, or lines as they came.
final class ProseView extends BlockView {
    private final SpanFlow flow = new SpanFlow("reading-prose");
    private String look = "";

    ProseView() {
        super("reading-paragraph");
        getChildren().add(flow);
    }

    @Override
    boolean fill(Block block) {
        return switch (block) {
            case Block.Prose prose -> {
                look(prose.level() == 0 ? "" : "reading-heading-" + prose.level());
                flow.show(prose.spans(), 0);
                yield true;
            }
            case Block.Raw raw -> {
                look("reading-raw");
                flow.show(List.of(Span.plain(raw.text())), 0);
                yield true;
            }
            case Block.Code _, Block.Table _, Block.Rule _ -> false;
        };
    }

    private void look(String newLook) {
        if (!look.equals(newLook)) {
            look = newLook;
            getStyleClass().setAll("reading-block", "reading-paragraph");
            if (!look.isEmpty()) {
                getStyleClass().add(look);
            }
        }
    }

    @Override
    List<SpanFlow> flows() {
        return List.of(flow);
    }

    @Override
    double contentHeight(double width) {
        return flow.prefHeight(width);
    }

    @Override
    void layoutContent(double x, double y, double width, double height) {
        flow.resizeRelocate(x, y, width, height);
    }
}
