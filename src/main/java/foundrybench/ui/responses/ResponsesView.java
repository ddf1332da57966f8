package foundrybench.ui.responses;

import foundrybench.ui.kit.Controls;
import foundrybench.ui.kit.FxThread;
import foundrybench.ui.kit.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// The panes as the layout has them, never narrower than can be read: what has no room is scrolled to.
public final class ResponsesView extends VBox {
    private static final int FILLED_AT_ONCE = 12; // more would be felt
    private static final double EDGE = 24;

    private final ResponsesViewModel model;
    private final PaneActions actions;
    private final PaneDeck deck = new PaneDeck();
    private final ScrollPane scroll = Controls.scroll(deck, "panes-scroll");
    private final PaneDrag drag;
    private final PaneTabs tabs;
    private final RunView run;
    private final Node empty = empty();
    private final PanesReading reading;
    private final Map<ResponseViewModel, ResponsePane> made = new HashMap<>(); // of the panes shown, and of the closed ones
    private @Nullable Shown shown;
    private boolean isPressed;
    private boolean isPanePressed;
    private Subscription keys = Subscription.EMPTY;

    /// What the deck was last told to show.
    private record Shown(boolean isMaximised, Arrangement arrangement, Arrangement.Cells cells) {}

    public ResponsesView(ResponsesViewModel model, PaneActions actions) {
        this.model = model;
        this.actions = actions;
        this.reading = new PanesReading(model, deck::panes);
        this.drag = new PaneDrag(model);
        this.tabs = new PaneTabs(model, drag);
        this.run = new RunView(model, actions);
        scroll.setAccessibleText(Words.of("panes.name"));
        getStyleClass().add("responses");
        addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventFilter(MouseEvent.MOUSE_RELEASED, this::released);
        addEventFilter(MouseEvent.MOUSE_DRAGGED, this::nudge);
        var stack = new StackPane(scroll, empty);
        VBox.setVgrow(stack, Priority.ALWAYS);
        getChildren().addAll(tabs, stack, run);
        model.panes().addListener((ListChangeListener<ResponseViewModel>) _ -> fill());
        model.focus().subscribe(_ -> focusChanged());
        model.layout().arrangement().subscribe(_ -> arrange());
        model.layout().maximised().subscribe(_ -> {
            arrange();
            keepKeys();
        });
        sceneProperty().subscribe(scene -> {
            keys.unsubscribe(); // a scene may outlive this
            keys = scene == null ? Subscription.EMPTY : scene.focusOwnerProperty().subscribe(this::focusMoved);
        });
        fill();
    }

    private static Node empty() {
        var title = Controls.label(Words.of("panes.empty"), "empty-title");
        var hint = Controls.label(Words.of("panes.empty.hint"), "empty-hint");
        var box = new VBox(title, hint);
        box.getStyleClass().add("empty");
        return box;
    }

    private void allowTimeline() {
        run.allow(model.layout().maximised().get() ? 0 : getHeight());
    }

    /// A pane that is there already, or closed, stays: the reader may have scrolled and selected in it.
    private void fill() {
        made.keySet().removeIf(response -> !model.panes().contains(response) && !model.isClosed(response));
        deck.hold(model.panes().stream()
                .map(response -> made.computeIfAbsent(response, this::pane))
                .toList());
        Controls.show(empty, model.panes().isEmpty());
        tabs.fill();
        arrange();
        if (panes().size() <= FILLED_AT_ONCE) {
            panes().forEach(ResponsePane::fill);
        } else {
            model.inTurn(new FillInTurn(panes()));
        }
    }

    private ResponsePane pane(ResponseViewModel response) {
        var pane = new ResponsePane(response, model, actions, reading::showAll);
        drag.install(pane.header(), response, deck);
        pane.header().addEventHandler(MouseEvent.MOUSE_PRESSED, _ -> model.focus(response));
        return pane;
    }

    // Arranging

    @Override
    protected void layoutChildren() {
        if (!current().equals(shown)) {
            arrange(); // the room is another, or the text's size
        }
        allowTimeline();
        super.layoutChildren();
    }

    private Shown current() {
        var chosen = model.layout().arrangement().get();
        int count = deck.panes().size();
        var cells = chosen.cells(getWidth(), deck.readable(), count);
        return new Shown(model.layout().maximised().get(), chosen.in(getWidth(), deck.readable(), count), cells);
    }

    private void arrange() {
        var now = current();
        shown = now;
        var focused = focused();
        boolean isTabs = now.arrangement() == Arrangement.TABS;
        Controls.show(tabs, isTabs && !now.isMaximised() && !deck.panes().isEmpty());
        if (focused != null && (isTabs || now.isMaximised())) {
            deck.showOnly(focused);
        } else {
            deck.arrange(now.cells());
        }
        deck.panes().forEach(pane -> pane.showMaximised(now.isMaximised()));
        allowTimeline();
        mark();
    }

    private @Nullable ResponsePane focused() {
        return panes().stream()
                .filter(pane -> pane.model() == model.focused())
                .findFirst()
                .orElse(null);
    }

    private void focusChanged() {
        if (shown != null && (shown.isMaximised() || shown.arrangement() == Arrangement.TABS)) {
            arrange();
        } else {
            mark();
        }
    }

    // Focus

    private void focusMoved(@Nullable Node owner) {
        var pane = paneAround(owner);
        if (pane != null) {
            model.focus(pane.model());
            if (!isPressed) {
                reveal(pane);
            }
        }
    }

    private static @Nullable ResponsePane paneAround(@Nullable Node node) {
        var at = node;
        while (at != null && !(at instanceof ResponsePane)) {
            at = at.getParent();
        }
        return (ResponsePane) at;
    }

    private void pressed(MouseEvent event) {
        isPressed = true;
        isPanePressed = event.getTarget() instanceof Node node && paneAround(node) != null;
    }

    /// What is pressed stays under the mouse until it is released, or a click on it would be none. Who scrolled by the bar
    /// wants to see what is there.
    private void released(MouseEvent event) {
        isPressed = false;
        drag.release(event);
        if (isPanePressed) {
            FxThread.later(this::revealFocused);
        }
    }

    /// A pane that is dragged to an edge scrolls what lies behind it into sight.
    private void nudge(MouseEvent event) {
        double hidden = deck.getWidth() - scroll.getViewportBounds().getWidth();
        double x = scroll.sceneToLocal(event.getSceneX(), event.getSceneY()).getX();
        if (drag.isMoving() && hidden > 0 && (x < EDGE || x > scroll.getWidth() - EDGE)) {
            double step = (x < EDGE ? -EDGE : EDGE) / hidden;
            scroll.setHvalue(Math.clamp(scroll.getHvalue() + step, 0, 1));
        }
    }

    private void revealFocused() {
        var pane = focused();
        if (pane != null) {
            reveal(pane);
        }
    }

    /// Scrolls until all of a pane is seen, or its beginning.
    private void reveal(ResponsePane pane) {
        var view = scroll.getViewportBounds();
        var place = pane.getBoundsInParent();
        scroll.setHvalue(revealing(scroll.getHvalue(), place.getMinX(), place.getMaxX(), view.getWidth(), deck.getWidth()));
        scroll.setVvalue(revealing(scroll.getVvalue(), place.getMinY(), place.getMaxY(), view.getHeight(), deck.getHeight()));
    }

    private static double revealing(double value, double from, double to, double seen, double whole) {
        double hidden = whole - seen;
        double start = value * hidden;
        if (hidden <= 0 || from >= start && to <= start + seen) {
            return value;
        }
        double wanted = from < start || to - from > seen ? from : to - seen;
        return Math.clamp(wanted / hidden, 0, 1);
    }

    private void mark() {
        panes().forEach(pane -> pane.mark(pane.model() == model.focused() && panes().size() > 1));
    }

    /// Puts the keys into the answer of the pane at this place, from 0; does nothing when there is none.
    public void focusPane(int index) {
        panes().stream().skip(index).findFirst().ifPresent(pane -> {
            model.focus(pane.model());
            pane.focusAnswer();
        });
    }

    /// What is around a pane that has all the room goes: the keys are to be in the pane.
    private void keepKeys() {
        var pane = focused();
        if (pane != null && model.layout().maximised().get() && !hasKeys(pane)) {
            pane.focusAnswer();
        }
    }

    private static boolean hasKeys(ResponsePane pane) {
        return pane.getScene() != null && paneAround(pane.getScene().getFocusOwner()) == pane;
    }

    /// Leaves a pane that is being dragged where it was.
    ///
    /// @return whether one was
    public boolean cancelDrag() {
        return drag.cancel();
    }

    /// Searching and forms of the answers.
    public PanesReading reading() {
        return reading;
    }

    private List<ResponsePane> panes() {
        return deck.panes();
    }
}
