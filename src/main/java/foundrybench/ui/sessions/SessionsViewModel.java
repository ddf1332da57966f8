package foundrybench.ui.sessions;

import foundrybench.ui.kit.Amounts;
import foundrybench.ui.kit.Words;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Which sessions are saved, newest first, and which one is shown in the panes.
public final class SessionsViewModel {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    private final InstantSource clock;
    private final ZoneId zone;
    private final ReadOnlyObjectWrapper<List<SessionRow>> rows = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper current = new ReadOnlyStringWrapper("");

    public SessionsViewModel(InstantSource clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    /// Lists these.
    public void show(List<SessionRow> saved) {
        rows.set(List.copyOf(saved));
    }

    /// This session is the one in the panes; empty for none.
    public void mark(String sessionId) {
        current.set(sessionId);
    }

    /// What is listed.
    public ReadOnlyObjectProperty<List<SessionRow>> rows() {
        return rows.getReadOnlyProperty();
    }

    /// Id of the session in the panes; empty for none.
    public ReadOnlyStringProperty current() {
        return current.getReadOnlyProperty();
    }

    /// When, how many, how much: `10:02 · 3 deployments · $0.0142`. Once a winner is known, it takes the place of how many:
    /// `10:02 · $0.0142 · ★ gpt-5.4`.
    public String detail(SessionRow row) {
        var cost = row.simulated() ? Words.of("session.simulated") : Amounts.dollars(row.cost());
        return row.winner() == null
                ? when(row) + " · " + Words.count("deployments", row.deployments()) + " · " + cost
                : when(row) + " · " + cost + " · " + Words.of("session.winner", row.winner());
    }

    private String when(SessionRow row) {
        var then = row.startedAt().atZone(zone);
        var today = LocalDate.ofInstant(clock.instant(), zone);
        if (then.toLocalDate().equals(today)) {
            return TIME.format(then);
        }
        return then.toLocalDate().equals(today.minusDays(1)) ? Words.of("yesterday") : day(then);
    }

    private static String day(ZonedDateTime then) {
        return DAY.format(then);
    }
}
