package foundrybench.ui.reading;

import foundrybench.document.Address;
import foundrybench.document.Document;
import foundrybench.ui.kit.Clip;
import foundrybench.ui.kit.FxThread;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Shows a long text, plain or as Markdown, to be read, selected and searched, also while it grows. Only what is in
/// sight has nodes. Follows the end while the reader is there; never moves under a selection, nor when the reader has
/// scrolled away. Opens nothing by itself: a click on a link asks.
public final class ReadingView extends Region implements Searchable {
    private static final int SHORT = 4000;
    private static final double TALL = 4000;
    private static final int MOST_LINKS = 8;
    private static final Executor VIRTUAL = work -> Thread.ofVirtual().name("reading").start(work);

    private final BlockColumn column = new BlockColumn(this::laidOut);
    private final Region gutter = new Region();
    private final Marks marks = new Marks();
    private final ReadingFeed feed;
    private final Pointing pointing;
    private Consumer<String> onLink = _ -> {};
    private final StringBuilder given = new StringBuilder();
    private boolean isMarkdown;
    private boolean isGrowing;
    private int generation;
    private int taken;
    private Selection selection = Selection.NONE;
    private @Nullable Around around; // made when it is first needed: most views of many never need it
    private @Nullable String spoken;

    /// What a search found.
    ///
    /// @param current the number of the match that is gone to, from 1; 0 while none is
    public record Found(int current, int count) {
        static final Found NOTHING = new Found(0, 0);
    }

    public ReadingView(String styleClass) {
        this(styleClass, VIRTUAL);
    }

    /// @param worker where text is read and searched
    public ReadingView(String styleClass, Executor worker) {
        feed = new ReadingFeed(worker, FxThread::later, this::accept);
        getStyleClass().addAll("reading", styleClass);
        setAccessibleRole(AccessibleRole.TEXT_AREA);
        setFocusTraversable(true);
        gutter.getStyleClass().add("reading-gutter");
        getChildren().addAll(column, gutter);
        pointing = new Pointing(this, column);
        column.addEventHandler(CopyCode.TYPE, event -> copyCode(event.view()));
        addEventHandler(ScrollEvent.SCROLL, this::wheel);
        ReadingKeys.install(this);
    }

    /// Shows this text; goes on from what is there when it only grew.
    ///
    /// @param growing whether more may come: a text that is whole is read from its beginning
    public void show(String newText, boolean growing) {
        isGrowing = growing;
        int had = given.length();
        boolean isMore = had > 0 && newText.length() >= had && newText.substring(0, had).contentEquals(given);
        if (isMore && newText.length() > had) {
            append(newText.substring(had));
        } else if (!isMore && !newText.contentEquals(given)) {
            given.setLength(0);
            given.append(newText);
            begin();
        }
        requestLayout();
    }

    /// Goes on with this.
    public void append(String more) {
        given.append(more);
        feed.append(more);
    }

    /// Whether the text is read as Markdown.
    public void setMarkdown(boolean markdown) {
        if (markdown != isMarkdown) {
            isMarkdown = markdown;
            begin();
        }
    }

    private void begin() {
        taken = -1;
        generation = feed.restart(isMarkdown, given.toString(), !isGrowing);
        select(0, 0);
        marks.leave();
        column.restart(isGrowing);
    }

    private void accept(ReadingFeed.Read read) {
        if (read.generation() != generation) {
            return; // begun anew since
        }
        if (!selection.isEmpty() || pointing.isPressed()) {
            column.stay();
        }
        taken = read.taken();
        spoken = null;
        column.show(read.document());
        int length = read.document().length();
        selection = new Selection(Math.min(selection.anchor(), length), Math.min(selection.caret(), length));
        marks.take(read.matches());
        requestLayout();
        requestParentLayout();
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }

    /// The plain text that is shown.
    public String text() {
        if (spoken == null) {
            spoken = column.document().text();
        }
        return spoken;
    }

    /// Whether more text was given than is shown yet.
    public boolean isBehind() {
        return taken != given.length();
    }

    /// What is shown.
    Document document() {
        return column.document();
    }

    /// Who is asked when the reader clicks on a link.
    public void setOnLink(Consumer<String> handler) {
        onLink = handler;
    }

    /// Where the links in sight lead, some at most: for whoever works by keys.
    List<String> linksInSight() {
        return column.views().values().stream().flatMap(block -> block.targets().stream()).distinct().limit(MOST_LINKS).toList();
    }

    void open(String target) {
        onLink.accept(target);
    }

    /// Says where the link under the pointer leads.
    void hint(@Nullable String target) {
        if (around != null || target != null) {
            around().hint(target == null ? null : Address.shown(target));
            requestLayout();
        }
    }

    Selection selection() {
        return selection;
    }

    /// Selects from here to there, in the whole plain text.
    public void select(int anchor, int caret) {
        int length = column.document().length();
        selection = new Selection(Math.clamp(anchor, 0, length), Math.clamp(caret, 0, length));
        mark();
        notifyAccessibleAttributeChanged(AccessibleAttribute.SELECTION_START);
        notifyAccessibleAttributeChanged(AccessibleAttribute.SELECTION_END);
    }

    /// Selects everything.
    public void selectAll() {
        select(0, column.document().length());
    }

    @Override
    public String selectedText() {
        return column.document().slice(selection.from(), selection.to());
    }

    /// Copies what is selected.
    public void copy() {
        if (!selection.isEmpty()) {
            Clip.copy(selectedText());
        }
    }

    private void copyCode(BlockView view) {
        column.views().entrySet().stream()
                .filter(entry -> entry.getValue() == view)
                .findFirst()
                .ifPresent(entry -> Clip.copy(CodeText.from(column.document(), entry.getKey())));
    }

    @Override
    public void find(String query) {
        marks.search(query);
        feed.find(query);
        mark();
    }

    @Override
    public ReadOnlyObjectProperty<Found> found() {
        return marks.found();
    }

    @Override
    public void findNext(boolean forward) {
        if (marks.go(forward)) {
            int at = marks.current();
            int block = column.document().at(at);
            column.reveal(block, at - column.document().blocks().get(block).start());
            mark();
        }
    }

    private void wheel(ScrollEvent event) {
        if (event.getDeltaY() != 0 && column.totalHeight() > column.getHeight()) {
            scrollBy(-event.getDeltaY());
            event.consume();
        }
    }

    /// Moves by so many pixels, down when positive.
    public void scrollBy(double distance) {
        column.scrollBy(distance);
    }

    void scrollByPages(double pages) {
        column.scrollBy(pages * column.getHeight());
    }

    void scrollToStart() {
        column.restart(false);
    }

    /// Goes to the end, and stays there while nothing is selected.
    public void scrollToEnd() {
        column.restart(true);
    }

    /// Whether the end is in sight.
    public boolean isAtEnd() {
        return column.isAtEnd();
    }

    /// How much is above the upper edge, in pixels; a guess where nobody has looked.
    public double scrolled() {
        return column.scrolled();
    }

    BlockColumn column() {
        return column;
    }

    private void laidOut() {
        mark();
        double total = column.totalHeight();
        if (around != null || total > column.getHeight() + 1) {
            around().show(total, column, isGrowing);
        }
    }

    private Around around() {
        var made = around;
        if (made == null) {
            made = new Around(column::scrollTo, this::scrollToEnd);
            around = made;
            getChildren().addAll(made.nodes());
            made.nodes().forEach(Node::applyCss);
        }
        return made;
    }

    private void mark() {
        marks.show(column, selection);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        if (width <= 0 || column.document().length() > SHORT) {
            return column.document().length() == 0 ? 0 : TALL;
        }
        double inside = width - snappedLeftInset() - snappedRightInset() - gutter.prefWidth(-1);
        return snappedTopInset() + column.measured(Math.max(1, inside)) + snappedBottomInset();
    }

    @Override
    protected double computeMinHeight(double width) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        double x = snappedLeftInset();
        double y = snappedTopInset();
        double height = Math.max(0, getHeight() - y - snappedBottomInset());
        double barWidth = gutter.prefWidth(-1);
        double width = Math.max(0, getWidth() - x - snappedRightInset() - barWidth);
        column.resizeRelocate(x, y, width, height);
        column.layout();
        if (around != null) {
            around.layOut(x, y, width, height, barWidth);
        }
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case TEXT -> text();
            case SELECTION_START -> selection.from();
            case SELECTION_END -> selection.to();
            case CARET_OFFSET -> selection.caret();
            case EDITABLE -> false;
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }
}
