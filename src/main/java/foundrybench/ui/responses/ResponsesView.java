package foundrybench.ui.responses;

import foundrybench.ui.kit.Controls;
import foundrybench.ui.kit.FxThread;
import foundrybench.ui.kit.Words;
import foundrybench.ui.reading.AnswerForm;
import foundrybench.ui.reading.FindBar;
import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The panes side by side: as wide as there is room, never narrower than can be read; then they scroll.
public final class ResponsesView extends VBox {
    private static final int FILLED_AT_ONCE = 12; // more would be felt
    private static final double ROOM_FOR_TIMELINE = 380;

    private final ResponsesViewModel model;
    private final PaneActions actions;
    private final HBox row = new HBox();
    private final ScrollPane scroll = new ScrollPane(row);
    private final Node empty = empty();
    private boolean isPressed;

    public ResponsesView(ResponsesViewModel model, PaneActions actions) {
        this.model = model;
        this.actions = actions;
        row.getStyleClass().add("panes");
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("edge-to-edge", "panes-scroll");
        getStyleClass().add("responses");
        addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> isPressed = true);
        addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> released());
        var stack = new StackPane(scroll, empty);
        VBox.setVgrow(stack, Priority.ALWAYS);
        var timeline = new TimelineView();
        getChildren().addAll(stack, timeline);
        model.timeline().subscribe(timeline::show);
        heightProperty().subscribe(height -> timeline.allow(height.doubleValue() > ROOM_FOR_TIMELINE));
        model.panes().addListener((ListChangeListener<ResponseViewModel>) _ -> fill());
        sceneProperty().subscribe(scene -> {
            if (scene != null) {
                scene.focusOwnerProperty().subscribe(this::focusMoved);
            }
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

    private void fill() {
        row.getChildren().setAll(model.panes().stream().map(this::pane).toList());
        Controls.show(empty, model.panes().isEmpty());
        mark();
        if (panes().size() <= FILLED_AT_ONCE) {
            panes().forEach(ResponsePane::fill);
        } else {
            model.inTurn(new FillInTurn(panes()));
        }
    }

    private Node pane(ResponseViewModel response) {
        var pane = new ResponsePane(response, actions, model.looks(), this::showAll);
        HBox.setHgrow(pane, Priority.ALWAYS);
        return pane;
    }

    private void focusMoved(@Nullable Node owner) {
        for (var node = owner; node != null; node = node.getParent()) {
            if (node instanceof ResponsePane pane) {
                model.focus(pane.model());
                mark();
                if (!isPressed) {
                    reveal(pane);
                }
            }
        }
    }

    /// What is pressed stays under the mouse until it is released, or a click on it would be none.
    private void released() {
        isPressed = false;
        FxThread.later(() -> panes().stream()
                .filter(pane -> pane.model() == model.focused())
                .forEach(this::reveal));
    }

    /// Scrolls sideways until all of a pane is seen.
    private void reveal(ResponsePane pane) {
        double seen = scroll.getViewportBounds().getWidth();
        double hidden = row.getWidth() - seen;
        double left = scroll.getHvalue() * hidden;
        var place = pane.getBoundsInParent();
        if (hidden > 0 && (place.getMinX() < left || place.getMaxX() > left + seen)) {
            double to = place.getMinX() < left ? place.getMinX() : place.getMaxX() - seen;
            scroll.setHvalue(Math.clamp(to / hidden, 0, 1));
        }
    }

    private void mark() {
        panes().forEach(pane -> pane.mark(pane.model() == model.focused() && panes().size() > 1));
    }

    /// Puts the keys into the answer of the pane at this place, from 0; does nothing when there is none.
    public void focusPane(int index) {
        panes().stream().skip(index).findFirst().ifPresent(ResponsePane::focusAnswer);
    }

    /// Opens the bar that searches the focused pane.
    public void openFind() {
        focusedPane().ifPresent(pane -> pane.reader().openFind());
    }

    /// Goes to the next match in the focused pane, or the one before; opens the bar when it is not there.
    public void findNext(boolean forward) {
        focusedPane().ifPresent(pane -> {
            if (pane.reader().find().isOpen()) {
                pane.reader().find().next(forward);
            } else {
                pane.reader().openFind();
            }
        });
    }

    /// Closes the bar of the focused pane.
    ///
    /// @return whether it was there
    public boolean closeFind() {
        var bar = focusedPane().map(pane -> pane.reader().find()).filter(FindBar::isOpen);
        bar.ifPresent(FindBar::close);
        return bar.isPresent();
    }

    /// Shows the answer of the focused pane in its next form.
    public void showNextForm() {
        focusedPane().ifPresent(pane -> pane.reader().showNextForm());
    }

    /// Shows the answers of all panes in the form of the focused one.
    public void showFormOfAll() {
        focusedPane().ifPresent(pane -> showAll(pane.reader().form()));
    }

    private void showAll(AnswerForm form) {
        model.looks().set(model.looks().get().with(form));
        panes().forEach(pane -> pane.reader().show(form));
    }

    private Optional<ResponsePane> focusedPane() {
        return panes().stream().filter(pane -> pane.model() == model.focused()).findFirst();
    }

    private List<ResponsePane> panes() {
        return row.getChildren().stream().map(ResponsePane.class::cast).toList();
    }
}
