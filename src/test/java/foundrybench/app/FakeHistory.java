package foundrybench.app;

import foundrybench.model.Passage;
import foundrybench.model.SessionQuery;
import foundrybench.ui.sessions.SessionRow;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/// Saved sessions in memory. What is looked for is looked for in titles.
final class FakeHistory implements WorkbenchHistory {
    private final List<SessionRow> saved;
    private final List<String> deleted;
    volatile int unsought;
    volatile boolean refusing;
    final List<SessionQuery> asked = new CopyOnWriteArrayList<>();

    FakeHistory(List<SessionRow> saved, List<String> deleted) {
        this.saved = saved;
        this.deleted = deleted;
    }

    @Override
    public Found find(SessionQuery query, int most) {
        asked.add(query);
        var words = query.text().toLowerCase(Locale.ROOT).strip();
        var found = saved.stream()
                .filter(row -> row.trashed() == query.trash())
                .filter(row -> !query.starred() || row.starred())
                .filter(row -> query.tag() == null || row.tags().contains(query.tag()))
                .filter(row -> words.isEmpty() || row.title().toLowerCase(Locale.ROOT).contains(words))
                .map(row -> words.isEmpty() ? row : with(row, passage(row.title(), words)))
                .toList();
        return new Found(found.stream().limit(most).toList(), found.size() > most, words.isEmpty() ? 0 : unsought);
    }

    @Override
    public List<SessionRow> trashed() {
        return saved.stream().filter(SessionRow::trashed).toList();
    }

    private static Passage passage(String title, String words) {
        int at = title.toLowerCase(Locale.ROOT).indexOf(words);
        var text = "They said: " + title + ".";
        return new Passage(Passage.Where.ANSWER, "Kimi-K2.6", text, List.of(new Passage.Mark(11 + at, 11 + at + words.length())));
    }

    private static SessionRow with(SessionRow r, Passage passage) {
        return new SessionRow(
                r.id(), r.title(), r.startedAt(), r.deployments(), r.cost(), r.simulated(), r.winner(), r.starred(), r.note(), r.tags(),
                r.trashed(), List.of(passage));
    }

    @Override
    public List<String> tags() {
        var tags = new TreeSet<String>();
        saved.forEach(row -> tags.addAll(row.tags()));
        return List.copyOf(tags);
    }

    @Override
    public void rename(String sessionId, String title) {
        change(sessionId, r -> row(r, title, r.starred(), r.note(), r.tags(), r.trashed()));
    }

    @Override
    public void star(String sessionId, boolean starred) {
        change(sessionId, r -> row(r, r.title(), starred, r.note(), r.tags(), r.trashed()));
    }

    @Override
    public void note(String sessionId, String note) {
        change(sessionId, r -> row(r, r.title(), r.starred(), note, r.tags(), r.trashed()));
    }

    @Override
    public void tag(String sessionId, List<String> tags) {
        change(sessionId, r -> row(r, r.title(), r.starred(), r.note(), tags, r.trashed()));
    }

    @Override
    public void trash(Set<String> sessionIds) {
        if (refusing) {
            throw new WorkbenchEngine.Unavailable("the disk is full", null);
        }
        sessionIds.forEach(id -> change(id, r -> row(r, r.title(), r.starred(), r.note(), r.tags(), true)));
    }

    @Override
    public void restore(Set<String> sessionIds) {
        sessionIds.forEach(id -> change(id, r -> row(r, r.title(), r.starred(), r.note(), r.tags(), false)));
    }

    @Override
    public void delete(Set<String> sessionIds) {
        deleted.addAll(sessionIds);
        saved.removeIf(row -> sessionIds.contains(row.id()));
    }

    private void change(String id, UnaryOperator<SessionRow> change) {
        saved.replaceAll(row -> row.id().equals(id) ? change.apply(row) : row);
    }

    private static SessionRow row(SessionRow r, String title, boolean starred, String note, List<String> tags, boolean trashed) {
        return new SessionRow(
                r.id(), title, r.startedAt(), r.deployments(), r.cost(), r.simulated(), r.winner(), starred, note, tags, trashed, List.of());
    }
}
