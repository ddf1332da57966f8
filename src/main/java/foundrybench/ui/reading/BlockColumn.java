package foundrybench.ui.reading;

import foundrybench.document.Block;
import foundrybench.document.Document;
import foundrybench.ui.kit.Sight;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/// The blocks that are in sight, one below the other. Others have no node; their height is known from when they were
/// seen, or guessed. What stays in place is the block at the top, or the end of the text while that is followed.
final class BlockColumn extends Region {
    private static final double FIRST_GUESS = 0.45; // height by character
    private static final double BLOCK_GUESS = 12;
    private static final double NEAR = 2;

    private final TreeMap<Integer, BlockView> views = new TreeMap<>();
    private final Rectangle clip = new Rectangle();
    private final Sight sight = new Sight(this, this::requestLayout);
    private final Runnable laidOut;
    private Document document = Document.EMPTY;
    private double[] heights = {}; // NaN while it was not measured
    private double measuredWidth = -1;
    private double perCharacter = FIRST_GUESS;
    private int top; // the block that stays
    private double offset; // how much of it is above the edge
    private boolean follows = true;
    private boolean isAtEnd = true;

    /// @param laidOut is called after each layout
    BlockColumn(Runnable laidOut) {
        this.laidOut = laidOut;
        getStyleClass().add("reading-column");
        setClip(clip);
    }

    Document document() {
        return document;
    }

    /// Shows this document; blocks that it shares with the last one stay as they are.
    void show(Document newer) {
        int shared = newer.sharedWith(document);
        int size = newer.blocks().size();
        heights = Arrays.copyOf(heights, size);
        Arrays.fill(heights, Math.min(shared, size), size, Double.NaN);
        document = newer;
        for (int index : List.copyOf(views.tailMap(shared, true).keySet())) {
            var view = views.get(index);
            if (index >= size || view == null || !view.show(newer.blocks().get(index))) {
                drop(index);
            }
        }
        requestLayout();
    }

    private void drop(int index) {
        var view = views.remove(index);
        if (view != null) {
            getChildren().remove(view);
        }
    }

    /// Goes to the beginning, or to the end and stays there.
    void restart(boolean atEnd) {
        top = 0;
        offset = 0;
        follows = atEnd;
        requestLayout();
    }

    /// Whether the end stays in sight when the text grows.
    boolean follows() {
        return follows;
    }

    /// Keeps what is in sight in its place, whatever comes.
    void stay() {
        follows = false;
    }

    /// Whether the end is in sight.
    boolean isAtEnd() {
        return isAtEnd;
    }

    /// Moves the text up by so much; at its end it is followed again.
    void scrollBy(double distance) {
        follows = false;
        offset += distance;
        requestLayout();
        layout();
        follows = isAtEnd && distance > 0;
    }

    /// Puts this place of the whole height, guessed where it must be, at the top.
    void scrollTo(double y) {
        double rest = Math.max(0, y);
        int block = 0;
        while (block < heights.length - 1 && rest >= height(block)) {
            rest -= height(block);
            block++;
        }
        top = block;
        offset = rest;
        follows = false;
        requestLayout();
        layout();
        follows = isAtEnd;
    }

    /// Brings this block into sight, if it is not.
    void reveal(int block, int offsetInBlock) {
        var view = views.get(block);
        if (view != null && view.getLayoutY() >= 0 && view.getLayoutY() + view.getHeight() <= getHeight()) {
            return;
        }
        double share = (double) offsetInBlock / Math.max(1, document.blocks().get(block).text().length());
        top = block;
        offset = height(block) * share - getHeight() / 3;
        follows = false;
        requestLayout();
        layout();
    }

    /// The whole height, guessed where it must be.
    double totalHeight() {
        double total = 0;
        for (int i = 0; i < heights.length; i++) {
            total += height(i);
        }
        return total;
    }

    /// How much of it is above the edge.
    double scrolled() {
        double above = offset;
        for (int i = 0; i < Math.min(top, heights.length); i++) {
            above += height(i);
        }
        return Math.max(0, above);
    }

    /// The whole height at this width, measured.
    double measured(double width) {
        adopt(width);
        double total = 0;
        for (int i = 0; i < heights.length; i++) {
            total += Double.isNaN(heights[i]) ? measure(i) : heights[i];
        }
        return total;
    }

    private double height(int block) {
        if (!Double.isNaN(heights[block])) {
            return heights[block];
        }
        return BLOCK_GUESS + document.blocks().get(block).text().length() * perCharacter;
    }

    private void adopt(double width) {
        if (width != measuredWidth) {
            measuredWidth = width;
            Arrays.fill(heights, Double.NaN);
        }
    }

    private double measure(int block) {
        var view = views.get(block);
        if (view == null) {
            view = BlockView.of(document.blocks().get(block));
            views.put(block, view);
            getChildren().add(view);
            view.applyCss();
        }
        if (Double.isNaN(heights[block])) {
            double height = view.prefHeight(measuredWidth);
            heights[block] = height;
            int characters = document.blocks().get(block).text().length();
            if (characters > 100) {
                perCharacter = (3 * perCharacter + height / characters) / 4;
            }
        }
        return heights[block];
    }

    /// Fonts or gaps have changed: all is to be measured again.
    void forget() {
        measuredWidth = -1;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        clip.setWidth(getWidth());
        clip.setHeight(getHeight());
        if (getWidth() <= 0 || getHeight() <= 0) {
            return;
        }
        boolean isOut = !sight.isInSight();
        sight.watch(isOut);
        if (isOut) { // many panes side by side: those out of the window have no nodes
            List.copyOf(views.keySet()).forEach(this::drop);
            return;
        }
        adopt(getWidth());
        int size = heights.length;
        top = Math.clamp(top, 0, Math.max(0, size - 1));
        int last = -1;
        if (size > 0) {
            last = follows ? fromEnd() : fromTop();
        }
        List.copyOf(views.headMap(Math.min(top, size), false).keySet()).forEach(this::drop);
        List.copyOf(views.tailMap(last, false).keySet()).forEach(this::drop);
        isAtEnd = last == size - 1 && (size == 0 || bottom(last) <= getHeight() + NEAR);
        laidOut.run();
    }

    private double bottom(int block) {
        var view = views.get(block);
        return view == null ? 0 : view.getLayoutY() + view.getHeight();
    }

    /// @return the last block that was placed
    private int fromEnd() {
        int first = heights.length;
        double y = getHeight();
        while (first > 0 && y > 0) {
            first--;
            y -= measure(first);
        }
        top = first;
        offset = Math.max(0, -y);
        return place();
    }

    private int fromTop() {
        while (offset < 0 && top > 0) {
            top--;
            offset += measure(top);
        }
        offset = Math.max(0, offset);
        while (top < heights.length - 1 && offset >= measure(top)) {
            offset -= measure(top);
            top++;
        }
        double y = -offset;
        for (int i = top; i < heights.length && y < getHeight(); i++) {
            y += measure(i);
            if (i == heights.length - 1 && y < getHeight()) {
                return fromEnd(); // no further than the end
            }
        }
        return place();
    }

    private int place() {
        double y = -offset;
        int block = top;
        for (; block < heights.length && y < getHeight(); block++) {
            double height = measure(block);
            var view = views.get(block);
            if (view != null) {
                view.resizeRelocate(0, snapPositionY(y), getWidth(), height);
                view.layout(); // ranges are marked and points found on what is laid out
            }
            y += height;
        }
        return block - 1;
    }

    /// The views that are in sight, by their block.
    TreeMap<Integer, BlockView> views() {
        return views;
    }

    /// The view of a block; `null` when it is out of sight.
    @Nullable BlockView view(int block) {
        return views.get(block);
    }

    /// The block at this height, or the nearest one in sight; -1 when there is none.
    int blockAt(double y) {
        int at = -1;
        for (var entry : views.entrySet()) {
            if (at < 0 || entry.getValue().getLayoutY() <= y) {
                at = entry.getKey();
            }
        }
        return at;
    }

    /// The place in the whole text nearest to this point.
    int offsetAt(double x, double y) {
        int at = blockAt(y);
        var view = views.get(at);
        if (view == null) {
            return 0;
        }
        Block block = document.blocks().get(at);
        double inside = Math.clamp(y - view.getLayoutY(), 0, Math.max(0, view.getHeight() - 1));
        return block.start() + Math.clamp(view.offsetAt(x, inside), 0, block.text().length());
    }
}
