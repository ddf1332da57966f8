package foundrybench.ui.reading;

import javafx.event.Event;
import javafx.event.EventType;

/// The reader wants the code that begins in this view.
final class CopyCode extends Event {
    static final EventType<CopyCode> TYPE = new EventType<>(Event.ANY, "COPY_CODE");

    private final transient BlockView view;

    CopyCode(BlockView view) {
        super(TYPE);
        this.view = view;
    }

    BlockView view() {
        return view;
    }
}
