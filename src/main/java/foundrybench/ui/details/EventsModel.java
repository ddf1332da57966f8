package foundrybench.ui.details;

import foundrybench.ui.kit.Amounts;
import foundrybench.ui.kit.Words;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The events that are listed: all, or those that hold some words. Searches away from the window's thread, to which it
/// belongs otherwise.
final class EventsModel {
    private final Executor workers;
    private final Executor window;
    private final ObservableList<LoggedEvent> listed = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper("");
    private EventLog log = new EventLog(List.of(), "");
    private String words = "";
    private int asked;

    /// @param window brings what was found back to the window's thread
    EventsModel(Executor workers, Executor window) {
        this.workers = workers;
        this.window = window;
    }

    void show(EventLog newLog) {
        log = newLog;
        search();
    }

    /// Lists only those that hold this; all when it is empty.
    void filter(String newWords) {
        words = newWords.strip();
        search();
    }

    private void search() {
        int number = ++asked;
        var all = log.events();
        var wanted = words;
        if (wanted.isEmpty()) {
            list(all, all.size());
            return;
        }
        workers.execute(() -> {
            var found = all.stream().filter(event -> event.contains(wanted)).toList();
            window.execute(() -> {
                if (number == asked) {
                    list(found, all.size());
                }
            });
        });
    }

    private void list(List<LoggedEvent> events, int outOf) {
        listed.setAll(events);
        count.set(events.size() == outOf
                ? Words.count("details.events", outOf)
                : Words.of("details.events.found", Amounts.tokens((long) events.size()), Amounts.tokens((long) outOf)));
    }

    /// Gives those that are listed as lines of JSON.
    void jsonLines(Consumer<String> taker) {
        var events = List.copyOf(listed);
        workers.execute(() -> {
            var lines = EventLog.jsonLines(events);
            window.execute(() -> taker.accept(lines));
        });
    }

    ObservableList<LoggedEvent> listed() {
        return listed;
    }

    ReadOnlyStringProperty count() {
        return count.getReadOnlyProperty();
    }
}
