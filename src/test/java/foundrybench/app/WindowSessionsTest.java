package foundrybench.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.catalog.Catalog;
import foundrybench.catalog.PriceTables;
import foundrybench.model.Call;
import foundrybench.model.Completion;
import foundrybench.model.CompletionBuilder;
import foundrybench.model.CompletionEvent.Finished;
import foundrybench.model.CompletionEvent.Text;
import foundrybench.model.FinishReason;
import foundrybench.model.Run;
import foundrybench.model.Samples;
import foundrybench.model.Slot;
import foundrybench.model.RunEvent;
import foundrybench.run.RunListener;
import foundrybench.store.SessionStore;
import foundrybench.ui.sessions.SessionRow;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the window reads of the saved sessions.
class WindowSessionsTest {
    private final Path home;

    WindowSessionsTest(@TempDir Path home) {
        this.home = home;
    }

    @Test
    void anAnswerIsFoundByItsCallThoughItsDeploymentWasAskedAgain() throws Exception {
        try (var store = SessionStore.open(home, _ -> {})) {
            var first = asked(store, "call-1", "run-1", "Four");
            var second = asked(store, "call-2", "run-2", "Five");
            var sessions = new WindowSessions(store, null);
            assertEquals(Optional.of(first), answer(sessions, "call-1"));
            assertEquals(Optional.of(second), answer(sessions, "call-2"));
            assertEquals(Optional.empty(), answer(sessions, "call-3"));
            store.delete("session");
            assertEquals(Optional.empty(), answer(sessions, "call-1"));
        }
    }

    @Test
    void anAnswerThatCannotBeReadHidesNoOther() throws Exception {
        try (var store = SessionStore.open(home, _ -> {})) {
            asked(store, "call-1", "run-1", "Four");
            var second = asked(store, "call-2", "run-2", "Five");
            try (var connection = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("sessions.db"));
                    var statement = connection.createStatement()) {
                statement.execute("update call set line = '{' where id = 'call-1'");
            }
            var catalog = Catalog.shipped(PriceTables.load(home).get(PriceTables.DEFAULT));
            var session = new WindowSessions(store, null).reopen("session", catalog);
            assertEquals(List.of(second), session.panes().stream().map(WorkbenchSession.Pane::completion).toList());
            assertEquals(1, session.unreadable().size());
            assertTrue(session.unreadable().getFirst().startsWith("The answer of call call-1 in "), session.unreadable().toString());
        }
    }

    @Test
    void aRecordingThatDoesNotSayWhoseItIsIsShownAndPlayed() throws Exception {
        new Program(home, home).run("sessions", "import", "src/test/resources/wire/fixtures/chat-plain.sse");
        try (var store = SessionStore.open(home, _ -> {})) {
            var sessions = new WindowSessions(store, null);
            var catalog = Catalog.shipped(PriceTables.load(home).get(PriceTables.DEFAULT));
            var id = store.sessions(1).getFirst().id();
            var pane = sessions.reopen(id, catalog).panes().getFirst();
            assertEquals("(deployment not known)", pane.deployment().name());
            assertEquals(1, sessions.replay(id, catalog).run().calls().size());
        }
    }

    @Test
    void whatIsImportedIsThereAndWhatDidNotCarryOverIsSaid() throws Exception {
        try (var store = SessionStore.open(home, _ -> {})) {
            var catalog = Catalog.shipped(PriceTables.load(home).get(PriceTables.DEFAULT));
            var archive = new WindowArchive(store, () -> catalog, List.of(), ZoneOffset.UTC);
            var imported = archive.importFrom(Path.of("src/test/resources/wire/fixtures/chat-plain.sse"));
            assertEquals("1 answer added in 1 session, 0 there already.", imported.said());
            assertEquals(
                    List.of(
                            "Not carried over: 1 × prompts and parameters, which recordings do not have",
                            "Not carried over: 1 × times of answers that have none: those are dated by this import"),
                    imported.details());
            assertEquals(1, store.sessions(9).size());
            assertEquals(List.of("none.jsonl, which cannot be read: it does not exist"), archive.importFrom(home.resolve("none.jsonl")).details());
        }
    }

    @Test
    void aRecordingThatCannotBeReadIsToldAndTheAnswerIsShownAsItWasSaved() throws Exception {
        new Program(home, home).run("sessions", "import", "src/test/resources/wire/fixtures/chat-plain.sse");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("sessions.db"));
                var statement = connection.createStatement()) {
            assertEquals(1, statement.executeUpdate("update recording set body = x'0102'"));
        }
        try (var store = SessionStore.open(home, _ -> {})) {
            var sessions = new WindowSessions(store, null);
            var catalog = Catalog.shipped(PriceTables.load(home).get(PriceTables.DEFAULT));
            var id = store.sessions(1).getFirst().id();
            var saved = sessions.reopen(id, catalog).panes().getFirst().completion();
            var shown = new ArrayBlockingQueue<Completion>(1);
            var told = new CopyOnWriteArrayList<String>();
            RunListener listener = new RunListener() {
                @Override
                public void onEvent(RunEvent event) {}

                @Override
                public void onSettled(Call call, Completion completion) {
                    shown.add(completion);
                }
            };
            sessions.replay(id, catalog).start(0, listener, told::add);
            assertEquals(saved.asRecorded(), shown.poll(10, TimeUnit.SECONDS));
            assertEquals(1, told.size(), told.toString());
            assertTrue(told.getFirst().startsWith("The recording of (deployment not known) cannot be read, "), told.toString());
        }
    }

    @Test
    void theTrashIsEmptiedOfWhatIsStillInIt() throws Exception {
        try (var store = SessionStore.open(home, _ -> {})) {
            asked(store, "call-1", "run-1", "Four");
            var gone = new CopyOnWriteArrayList<String>();
            var history = new WindowHistory(store, gone::add, () -> FakeEngine.NOW);
            history.trash(Set.of("session"));
            assertEquals(List.of("session"), history.trashed().stream().map(SessionRow::id).toList());
            history.restore(Set.of("session"));
            history.delete(Set.of("session"));
            assertEquals(1, store.sessions(9).size());
            assertEquals(List.of(), gone);
            history.trash(Set.of("session"));
            history.delete(Set.of("session"));
            assertEquals(List.of("session"), gone);
            assertEquals(List.of(), history.trashed());
        }
    }

    private Optional<Completion> answer(WindowSessions sessions, String call) throws Exception {
        var catalog = Catalog.shipped(PriceTables.load(home).get(PriceTables.DEFAULT));
        return sessions.answer("session", call, catalog).map(WorkbenchSession.Pane::completion);
    }

    private static Completion asked(SessionStore store, String id, String run, String text) throws Exception {
        var request = Samples.call(id, Deployments.named(WindowWork.KIMI)).request();
        var call = new Call(id, "session", run, request, 0, null, true);
        store.begin(new Run(run, "session", FakeEngine.NOW, request.prompt(), List.of(call)));
        var answer = new CompletionBuilder(call)
                .add(new Text(Slot.ONLY, text))
                .add(new Finished(FinishReason.STOP))
                .snapshot();
        store.settle(answer);
        return answer;
    }
}
