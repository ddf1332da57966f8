package foundrybench.ui.reading;

import foundrybench.document.Block;
import foundrybench.document.Place;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// One block on the screen: bars for its quotes, room for its lists, its marker, and what it says.
abstract class BlockView extends Region {
    private static final PseudoClass CONTINUED = PseudoClass.getPseudoClass("continued");
    private static final int MOST = 8; // deeper ones look alike, or nothing could be read

    private final List<Region> bars = new ArrayList<>();
    private final Label marker = new Label();
    private Place place = Place.TOP;
    private int quotes;

    BlockView(String styleClass) {
        getStyleClass().setAll("reading-block", styleClass);
        marker.getStyleClass().add("reading-marker");
        marker.setMinWidth(USE_PREF_SIZE);
    }

    /// A view for a block.
    static BlockView of(Block block) {
        var view = switch (block) {
            case Block.Prose _, Block.Raw _ -> new ProseView();
            case Block.Code _ -> new CodeView();
            case Block.Table _ -> new GridView();
            case Block.Rule _ -> new RuleView();
        };
        view.show(block);
        return view;
    }

    /// Shows a block in place of the last one, when it is of its kind.
    ///
    /// @return whether it is
    final boolean show(Block block) {
        if (!fill(block)) {
            return false;
        }
        pseudoClassStateChanged(CONTINUED, block.continues());
        if (!place.equals(block.place())) {
            stand(block.place());
        }
        requestLayout();
        return true;
    }

    private void stand(Place newPlace) {
        place = newPlace;
        getChildren().removeAll(bars);
        bars.clear();
        quotes = Math.min(MOST, place.quotes());
        for (int i = 0; i < quotes + Math.min(MOST, place.indent()); i++) {
            var bar = new Region();
            bar.getStyleClass().add(i < quotes ? "reading-quote" : "reading-indent");
            bars.add(bar);
        }
        getChildren().addAll(bars);
        marker.setText(place.marker());
        getChildren().remove(marker);
        if (!place.marker().isEmpty()) {
            getChildren().add(marker);
        }
    }

    /// Takes a block's content, unless it is of another kind.
    abstract boolean fill(Block block);

    /// Its texts, in order.
    abstract List<SpanFlow> flows();

    /// How high its content is at this width.
    abstract double contentHeight(double width);

    /// Lays its content out here.
    abstract void layoutContent(double x, double y, double width, double height);

    @Override
    public final Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected final double computePrefHeight(double width) {
        double content = contentHeight(Math.max(1, width - snappedLeftInset() - snappedRightInset() - barsWidth()));
        return snapSizeY(snappedTopInset() + content + snappedBottomInset());
    }

    private double barsWidth() {
        return bars.stream().mapToDouble(bar -> bar.prefWidth(-1)).sum();
    }

    @Override
    protected final void layoutChildren() {
        double x = snappedLeftInset();
        double top = snappedTopInset();
        double height = getHeight() - top - snappedBottomInset();
        for (var bar : bars) {
            double width = bar.prefWidth(-1);
            boolean isQuote = bars.indexOf(bar) < quotes;
            bar.resizeRelocate(x, 0, width, isQuote ? getHeight() : 0);
            x += width;
        }
        if (!place.marker().isEmpty()) {
            double width = marker.prefWidth(-1);
            marker.resizeRelocate(Math.max(0, x - width), top, width, marker.prefHeight(-1));
        }
        layoutContent(x, top, Math.max(1, getWidth() - x - snappedRightInset()), height);
    }

    /// Where its links lead.
    final List<String> targets() {
        return flows().stream().flatMap(flow -> flow.targets().stream()).toList();
    }

    /// The place in the block's text nearest to this point.
    final int offsetAt(double x, double y) {
        var flow = nearest(x, y);
        return flow == null ? 0 : flow.offsetAt(x - flow.getLayoutX(), y - flow.getLayoutY());
    }

    /// The character of the block's text nearest to this point.
    final int characterAt(double x, double y) {
        var flow = nearest(x, y);
        return flow == null ? 0 : flow.characterAt(x - flow.getLayoutX(), y - flow.getLayoutY());
    }

    private @Nullable SpanFlow nearest(double x, double y) {
        SpanFlow nearest = null;
        double least = Double.MAX_VALUE;
        for (var flow : flows()) {
            double right = flow.getLayoutX() + flow.getWidth();
            double bottom = flow.getLayoutY() + flow.getHeight();
            double away = Math.max(0, Math.max(flow.getLayoutX() - x, x - right));
            double above = Math.max(0, Math.max(flow.getLayoutY() - y, y - bottom));
            double distance = above * 1000 + away; // the row first, then the cell in it
            if (distance < least) {
                least = distance;
                nearest = flow;
            }
        }
        return nearest;
    }
}
