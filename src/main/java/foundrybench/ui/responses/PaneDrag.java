package foundrybench.ui.responses;

import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// Moves panes by their headers or tabs: a mark shows where the one that is held would land.
final class PaneDrag {
    private static final double SLACK = 8; // a hand that clicks is not quite still
    private static final PseudoClass HELD = PseudoClass.getPseudoClass("held");

    private final ResponsesViewModel model;
    private @Nullable Held held;

    /// What is held, and since when it moves.
    private static final class Held {
        final Node handle;
        final ResponseViewModel pane;
        final Landing landing;
        final Point2D from;
        boolean isMoving;

        Held(Node handle, ResponseViewModel pane, Landing landing, Point2D from) {
            this.handle = handle;
            this.pane = pane;
            this.landing = landing;
            this.from = from;
        }
    }

    PaneDrag(ResponsesViewModel model) {
        this.model = model;
    }

    /// Has this handle move its pane.
    void install(Node handle, ResponseViewModel pane, Landing landing) {
        handle.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && model.panes().size() > 1) {
                held = new Held(handle, pane, landing, point(event));
            }
        });
        handle.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
    }

    private void drag(MouseEvent event) {
        var now = held;
        if (now != null && (now.isMoving || now.from.distance(point(event)) > SLACK)) {
            now.isMoving = true;
            now.handle.pseudoClassStateChanged(HELD, true);
            now.landing.mark(now.landing.placeAt(point(event)));
        }
    }

    /// What is held lands here. To be told of each button that is let go of, over whatever it is.
    void release(MouseEvent event) {
        var last = held;
        if (cancel() && last != null) {
            int place = last.landing.placeAt(point(event));
            if (place >= 0) {
                model.move(last.pane, place);
            }
        }
    }

    private static Point2D point(MouseEvent event) {
        return new Point2D(event.getSceneX(), event.getSceneY());
    }

    /// Whether a pane is on its way.
    boolean isMoving() {
        return held != null && held.isMoving;
    }

    /// Lets go of what is held, where it was.
    ///
    /// @return whether anything was on its way
    boolean cancel() {
        var last = held;
        held = null;
        if (last == null) {
            return false;
        }
        last.handle.pseudoClassStateChanged(HELD, false);
        last.landing.mark(-1);
        return last.isMoving;
    }
}
