package foundrybench.ui.reading;

import foundrybench.document.Document;
import java.text.BreakIterator;
import java.util.Locale;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Selects with the mouse: press and drag by character, twice by word, three times by block; at an edge the text
/// moves. A click on a link that did not become a drag opens it.
final class Pointing {
    private static final Duration BEAT = Duration.millis(40);
    private static final double SPEED = 0.5; // of the distance beyond the edge, each beat
    private static final int BLOCK_CLICKS = 3;

    private final ReadingView view;
    private final BlockColumn column;
    private final Timeline edge = new Timeline();
    private int from;
    private int to;
    private double x;
    private double y;
    private int clicks; // 0 while no button is down
    private boolean followed;
    private @Nullable String pressedLink;

    Pointing(ReadingView view, BlockColumn column) {
        this.view = view;
        this.column = column;
        edge.getKeyFrames().add(new KeyFrame(BEAT, _ -> moveAtEdge()));
        edge.setCycleCount(Animation.INDEFINITE);
        column.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        column.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        column.addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
        column.addEventHandler(MouseEvent.MOUSE_MOVED, event -> view.hint(link(event)));
        column.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> view.hint(null));
    }

    /// Whether the reader is about to select.
    boolean isPressed() {
        return clicks > 0;
    }

    private static @Nullable String link(MouseEvent event) {
        return event.getTarget() instanceof SpanFlow.SpanText text ? text.target() : null;
    }

    private void press(MouseEvent event) {
        view.requestFocus();
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        pressedLink = link(event);
        followed = column.follows();
        clicks = event.getClickCount();
        int at = column.offsetAt(event.getX(), event.getY());
        var selection = view.selection();
        if (event.isShiftDown() && clicks == 1) {
            from = to = selection.anchor();
            clicks = 1;
        } else {
            from = clicks >= BLOCK_CLICKS ? blockStart(at) : clicks == 2 ? wordStart(event) : at;
            to = clicks >= BLOCK_CLICKS ? blockEnd(at) : clicks == 2 ? wordEnd(event) : at;
        }
        extend(at);
        event.consume();
    }

    private void drag(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY || clicks == 0) {
            return;
        }
        x = event.getX();
        y = event.getY();
        boolean isBeyond = y < 0 || y > column.getHeight();
        if (isBeyond && edge.getStatus() != Animation.Status.RUNNING) {
            edge.play();
        } else if (!isBeyond) {
            edge.stop();
        }
        extend(column.offsetAt(x, y));
        event.consume();
    }

    private void release(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        edge.stop();
        clicks = 0;
        if (followed && view.selection().isEmpty() && !column.follows()) {
            view.scrollToEnd(); // it was only held
        }
        followed = false;
        var link = link(event);
        if (link != null && link.equals(pressedLink) && view.selection().isEmpty() && event.isStillSincePress()) {
            view.open(link);
        }
        pressedLink = null;
    }

    /// From what was pressed first to here.
    private void extend(int at) {
        int low = Math.min(from, clicks >= BLOCK_CLICKS ? blockStart(at) : at);
        int high = Math.max(to, clicks >= BLOCK_CLICKS ? blockEnd(at) : at);
        if (at < from) {
            view.select(high, low);
        } else {
            view.select(low, high);
        }
    }

    private void moveAtEdge() {
        double beyond = y < 0 ? y : Math.max(0, y - column.getHeight());
        column.scrollBy(beyond * SPEED);
        extend(column.offsetAt(x, Math.clamp(y, 0, column.getHeight())));
    }

    private Document document() {
        return column.document();
    }

    private int blockStart(int at) {
        int block = document().at(at);
        return block < 0 ? 0 : document().blocks().get(block).start();
    }

    private int blockEnd(int at) {
        int block = document().at(at);
        return block < 0 ? 0 : document().blocks().get(block).end();
    }

    private int wordStart(MouseEvent event) {
        int character = characterAt(event);
        var words = words(character);
        return words == null ? character : blockStart(character) + start(words, character - blockStart(character));
    }

    private int wordEnd(MouseEvent event) {
        int character = characterAt(event);
        var words = words(character);
        int at = character - blockStart(character);
        return words == null ? character : blockStart(character) + words.following(at);
    }

    private static int start(BreakIterator words, int at) {
        return words.isBoundary(at) ? at : words.preceding(at);
    }

    private int characterAt(MouseEvent event) {
        int number = column.blockAt(event.getY());
        var blockView = column.view(number);
        if (blockView == null) {
            return 0;
        }
        return document().blocks().get(number).start()
                + blockView.characterAt(event.getX(), event.getY() - blockView.getLayoutY());
    }

    private @Nullable BreakIterator words(int character) {
        int number = document().at(character);
        if (number < 0) {
            return null;
        }
        var block = document().blocks().get(number);
        if (character < block.start() || character >= block.end()) {
            return null;
        }
        var words = BreakIterator.getWordInstance(Locale.ROOT);
        words.setText(block.text());
        return words;
    }
}
