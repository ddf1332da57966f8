package foundrybench.ui.sessions;

import foundrybench.ui.kit.Amounts;
import foundrybench.ui.kit.Words;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Which sessions are saved, newest first and by day, which are asked for, and which one is shown in the panes.
public final class SessionsViewModel {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_OF_YEAR = DateTimeFormatter.ofPattern("EEE d MMM yyyy", Locale.ENGLISH);
    private static final int FIRST_ROWS = 200;
    private static final int MOST_ROWS = 100_000;

    private final InstantSource clock;
    private final ZoneId zone;
    private final ReadOnlyObjectWrapper<List<HistoryItem>> items = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper current = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<HistoryFilter> filter = new ReadOnlyObjectWrapper<>(HistoryFilter.ALL);
    private final ReadOnlyObjectWrapper<List<String>> tags = new ReadOnlyObjectWrapper<>(List.of());
    private Runnable onChange = () -> {};
    private int wanted = FIRST_ROWS;
    private boolean hasMore;
    private final ReadOnlyIntegerWrapper unsought = new ReadOnlyIntegerWrapper();

    public SessionsViewModel(InstantSource clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    /// Called whenever other sessions are asked for.
    public void onChange(Runnable action) {
        onChange = action;
    }

    /// Lists these.
    ///
    /// @param more whether there are more than were wanted
    /// @param behind how many texts cannot be found yet
    public void show(List<SessionRow> found, boolean more, int behind) {
        hasMore = more;
        unsought.set(behind);
        var list = new ArrayList<HistoryItem>();
        LocalDate day = null;
        for (var row : found) {
            var its = row.startedAt().atZone(zone).toLocalDate();
            if (!its.equals(day)) {
                list.add(new HistoryItem.Day(name(its)));
                day = its;
            }
            list.add(new HistoryItem.Session(row));
        }
        if (!list.equals(items.get())) {
            items.set(List.copyOf(list));
        }
    }

    /// These tags can be asked for.
    public void showTags(List<String> all) {
        tags.set(List.copyOf(all));
    }

    /// This session is the one in the panes; empty for none.
    public void mark(String sessionId) {
        current.set(sessionId);
    }

    /// What is listed.
    ReadOnlyObjectProperty<List<HistoryItem>> items() {
        return items.getReadOnlyProperty();
    }

    /// The sessions that are listed.
    public List<SessionRow> rows() {
        return items.get().stream()
                .flatMap(item -> item instanceof HistoryItem.Session(var row) ? Stream.of(row) : Stream.empty())
                .toList();
    }

    /// Id of the session in the panes; empty for none.
    public ReadOnlyStringProperty current() {
        return current.getReadOnlyProperty();
    }

    /// Which sessions are asked for.
    public ReadOnlyObjectProperty<HistoryFilter> filter() {
        return filter.getReadOnlyProperty();
    }

    /// How many texts cannot be found yet.
    ReadOnlyIntegerProperty unsought() {
        return unsought.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<String>> tags() {
        return tags.getReadOnlyProperty();
    }

    /// How many are wanted.
    public int wanted() {
        return wanted;
    }

    /// Asks for these.
    void ask(HistoryFilter other) {
        if (!other.equals(filter.get())) {
            wanted = FIRST_ROWS;
            filter.set(other);
            onChange.run();
        }
    }

    /// Asks for those with these words.
    void search(String text) {
        ask(filter.get().with(filter.get().query().withText(text)));
    }

    /// Asks for more of the same, when there are more.
    void askForMore() {
        if (hasMore && wanted < MOST_ROWS) {
            hasMore = false;
            wanted *= 2;
            onChange.run();
        }
    }

    /// Whether there is something to be taken away from what is asked.
    boolean isNarrowed() {
        return filter.get().count() > 0 || !filter.get().query().text().isBlank();
    }

    /// When, how many, how much: `10:02 · 3 deployments · $0.0142`. Once a winner is known, it takes the place of how many:
    /// `10:02 · $0.0142 · ★ gpt-5.4`.
    public String detail(SessionRow row) {
        var cost = row.simulated() ? Words.of("session.simulated") : Amounts.dollars(row.cost());
        var when = TIME.format(row.startedAt().atZone(zone));
        return row.winner() == null
                ? when + " · " + Words.count("deployments", row.deployments()) + " · " + cost
                : when + " · " + cost + " · " + Words.of("session.winner", row.winner());
    }

    /// All that is said of it, for a screen reader.
    String accessible(SessionRow row) {
        var said = new StringBuilder(row.title()).append(", ").append(detail(row));
        if (row.starred()) {
            said.append(", ").append(Words.of("session.starred"));
        }
        row.tags().forEach(tag -> said.append(", ").append(tag));
        row.passages().forEach(passage -> said.append(", ").append(passage.text()));
        return said.toString();
    }

    private String name(LocalDate day) {
        var today = LocalDate.ofInstant(clock.instant(), zone);
        if (day.equals(today)) {
            return Words.of("history.today");
        }
        if (day.equals(today.minusDays(1))) {
            return Words.of("history.yesterday");
        }
        return (day.getYear() == today.getYear() ? DAY : DAY_OF_YEAR).format(day);
    }

    /// The start of the day so many days ago.
    Instant daysAgo(int days) {
        return LocalDate.ofInstant(clock.instant(), zone).minusDays(days).atStartOfDay(zone).toInstant();
    }
}
