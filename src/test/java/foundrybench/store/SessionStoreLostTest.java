package foundrybench.store;

import static foundrybench.store.StoreSamples.answer;
import static foundrybench.store.StoreSamples.run;
import static foundrybench.store.StoreSamples.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import foundrybench.model.Call;
import foundrybench.model.Completion;
import foundrybench.model.CompletionEvent.Finished;
import foundrybench.model.CompletionEvent.Text;
import foundrybench.model.Slot;
import foundrybench.model.Status;
import foundrybench.store.StoreProblem.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The store's file is deleted or replaced while it is in use.
class SessionStoreLostTest {
    @TempDir
    Path folder;

    private final List<StoreProblem> problems = new ArrayList<>();
    private Path home = Path.of("");

    @BeforeEach
    void whereFilesInUseCanBeDeleted() {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        home = folder.resolve("home");
    }

    @Test
    void whatIsUnderWayIsSavedToANewFile() throws Exception {
        var run = run("s1", "Kimi-K2.6", "gpt-5.4");
        try (var store = open()) {
            store.begin(run);
            assertTrue(store.settle(whole(run.calls().get(0), "Four")));
            store.append(text(run.calls().get(1), "Half an"));
            store.flush();
            deleteAll(home);
            store.append(text(run.calls().get(1), " answer"));
            store.flush();
            assertEquals(List.of(Kind.REPLACED), kinds());
            var soFar = completions(store, "s1");
            assertEquals("Four", soFar.get(0).content());
            assertEquals(Status.OPEN, soFar.get(1).status());
            assertEquals("", soFar.get(1).content(), "no end without its beginning");
            assertTrue(store.settle(whole(run.calls().get(1), "Half an answer")));
        }
        assertEquals(List.of(Kind.REPLACED), kinds());
        assertEquals(List.of("Four", "Half an answer"), contents("s1"));
    }

    @Test
    void nothingIsSaidToBeSavedThatWentToADeletedFile() throws Exception {
        var run = run("s1", "Kimi-K2.6");
        try (var store = open()) {
            store.begin(run);
            store.flush();
            Files.delete(home.resolve("sessions.db-wal"));
            assertTrue(store.settle(whole(run.calls().getFirst(), "Four")));
        }
        assertEquals(List.of("Four"), contents("s1"));
    }

    @Test
    void aFileThatIsPutInItsPlaceStaysAsItIs() throws Exception {
        var other = folder.resolve("other");
        try (var store = SessionStore.open(other, problems::add)) {
            var theirs = run("theirs", "Kimi-K2.6");
            store.begin(theirs);
            store.settle(whole(theirs.calls().getFirst(), "x".repeat(100_000)));
        }
        var run = run("ours", "Kimi-K2.6");
        try (var store = open()) {
            store.begin(run);
            store.append(text(run.calls().getFirst(), "y".repeat(50_000)));
            store.flush();
            Files.move(other.resolve("sessions.db"), home.resolve("sessions.db"), StandardCopyOption.REPLACE_EXISTING);
            assertTrue(store.settle(whole(run.calls().getFirst(), "Four")));
        }
        assertEquals(List.of(Kind.REPLACED), kinds());
        assertEquals(List.of("x".repeat(100_000)), contents("theirs"));
        assertEquals(List.of("Four"), contents("ours"));
        try (var connection = new StoreFile(home, List.of()).connect(StoreLimits.USUAL.patience());
                var statement = connection.createStatement();
                var row = statement.executeQuery("pragma integrity_check")) {
            assertTrue(row.next());
            assertEquals("ok", row.getString(1));
        }
    }

    /// A person deletes the store to make room.
    @Test
    void aStoreThatIsDeletedWhileItCannotBeWrittenIsMadeAnew() throws Exception {
        var run = run("s1", "Kimi-K2.6", "gpt-5.4");
        try (var store = SessionStore.open(home, problems::add, List.of("max_page_count = 70"), StoreLimits.USUAL)) {
            store.begin(run);
            assertTrue(store.settle(whole(run.calls().get(0), "Four")));
            assertFalse(store.settle(whole(run.calls().get(1), "x".repeat(200_000))));
            deleteAll(home);
            assertTrue(store.settle(whole(run.calls().get(1), "Five")));
        }
        assertEquals(List.of(Kind.FULL, Kind.REPLACED, Kind.RESOLVED), kinds());
        assertEquals(List.of("Four", "Five"), contents("s1"));
    }

    @Test
    void aHomeThatCannotBeMadeAgainIsTold() throws Exception {
        var run = run("s1", "Kimi-K2.6", "gpt-5.4");
        try (var store = open()) {
            store.begin(run);
            store.flush();
            deleteAll(home);
            Files.createFile(home);
            assertFalse(store.settle(whole(run.calls().get(0), "Four")));
            assertEquals(List.of(Kind.UNREACHABLE), kinds());
            Files.delete(home);
            assertTrue(store.settle(whole(run.calls().get(1), "Five")));
        }
        assertEquals(List.of("Four", "Five"), contents("s1"));
    }

    private SessionStore open() throws StoreException {
        return SessionStore.open(home, problems::add);
    }

    private List<Kind> kinds() {
        return problems.stream().map(StoreProblem::kind).toList();
    }

    private static Completion whole(Call call, String text) {
        return answer(call, new Text(Slot.ONLY, text), new Finished(null));
    }

    private static List<Completion> completions(SessionStore store, String id) throws StoreException {
        return store.session(id).orElseThrow().runs().getFirst().completions();
    }

    private List<String> contents(String id) throws StoreException {
        try (var store = open()) {
            return completions(store, id).stream().map(Completion::content).toList();
        }
    }

    private static void deleteAll(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
