package foundrybench.store;

import foundrybench.format.CompletionLine;
import foundrybench.model.Completion;
import foundrybench.model.Rating;
import foundrybench.model.Run;
import foundrybench.model.RunEvent;
import foundrybench.model.SessionQuery;
import foundrybench.model.Status;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// All sessions on this machine, in `HOME/sessions.db` (SQLite), readable by their owner only. Several stores,
/// also of several processes, may use one home at once.
///
/// What comes of an answer is on disk at most 250 ms later, and its final line once [#settle]
/// says so, whatever happens to the program then. A call that is open when its process dies is interrupted
/// from then on, and keeps what had come. All methods may be called on any thread.
///
/// What keeps it from saving stops nothing else: [#begin], [#append] and [#rate] never wait, the others for eight
/// seconds at the most, also when the disk hangs. What could not be saved is kept, as far as there is room for
/// it, and tried again with what comes next.
public final class SessionStore implements AutoCloseable {
    /// The version of the stores that this program makes, and makes of older ones.
    public static final int VERSION = Migration.VERSION;

    /// More terms of a search than this are not looked at.
    public static final int MOST_TERMS = SearchTerm.MOST;

    private static final long CATCH_UP_NANOS = TimeUnit.MILLISECONDS.toNanos(1500);
    private static final int INDEXED_AT_ONCE = 64;

    private final StoreFile file;
    private final StoreLimits limits;
    private final StoreWriter writer;
    private final StoreAccess access;
    private final StoreTrouble trouble;
    private final Thread thread;
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>(); // of that thread
    private volatile boolean started; // written with this held
    private volatile boolean keepsRecordings = true;
    private boolean closed;

    private SessionStore(StoreFile file, Writers writers, Consumer<StoreProblem> onProblem, StoreLimits limits) {
        this.file = file;
        this.limits = limits;
        this.trouble = new StoreTrouble(onProblem);
        var recovery = new Recovery(file.words(), writers, trouble);
        this.access = new StoreAccess(file, writers, recovery, limits.patience());
        this.writer = new StoreWriter(file, writers, recovery, trouble, limits);
        this.thread = Thread.ofPlatform().daemon().name("session store").unstarted(this::write);
    }

    /// Opens the store, making it if there is none. SQLite itself is loaded when it is first used, off this
    /// thread if by [#begin]: that takes a tenth of a second and more.
    ///
    /// @param onProblem is told why something could not be saved, of each kind once until saving works again,
    ///     and that it does; on a thread of the store's or of a caller's, and must not use the store itself
    /// @throws StoreException if the folder cannot be used, or the file there is no store, or one of a later
    ///     version, which is left as it is
    public static SessionStore open(Path home, Consumer<StoreProblem> onProblem) throws StoreException {
        return open(home, onProblem, RecordingSettings.load(home));
    }

    /// As [#open(Path, Consumer)], whatever the settings say of recordings.
    public static SessionStore open(Path home, Consumer<StoreProblem> onProblem, RecordingSettings recordings)
            throws StoreException {
        var store = open(home, onProblem, List.of(), StoreLimits.USUAL.withRecordings(recordings.mostBytes()));
        store.keepsRecordings = recordings.keep();
        return store;
    }

    /// @param pragmas more of them for each connection
    static SessionStore open(Path home, Consumer<StoreProblem> onProblem, List<String> pragmas, StoreLimits limits)
            throws StoreException {
        var file = new StoreFile(home, pragmas, onProblem);
        file.check();
        return new SessionStore(file, new Writers(home), onProblem, limits);
    }

    private void write() {
        try {
            writer.run();
        } finally {
            ended.complete(true);
        }
    }

    /// Saves a run with its calls as planned, and its session if that is new. Returns at once.
    public void begin(Run run) {
        start();
        if (!writer.begin(run)) {
            trouble.tell(file.words().closed());
        }
    }

    /// Saves what came of an answer to a call that was begun. Returns at once.
    public void append(RunEvent event) {
        start();
        if (!writer.append(event)) {
            trouble.tell(file.words().closed());
        }
    }

    /// Saves what a person thinks of the answer to a call, in place of what was said before; of one that is not there it
    /// saves nothing. A new winner takes the place of its session's. Returns at once.
    public void rate(String callId, Rating rating) {
        start();
        if (!writer.rate(callId, rating)) {
            trouble.tell(file.words().closed());
        }
    }

    /// Whether the bodies of answers are wanted.
    public boolean keepsRecordings() {
        return keepsRecordings;
    }

    /// Keeps the body of an answer, to be called before [#settle]. Returns at once. The oldest go when all take too much
    /// room; the sessions stay.
    public void keep(String callId, KeptBody body) {
        start();
        if (!writer.keep(callId, body)) {
            trouble.tell(file.words().closed());
        }
    }

    /// The body of this call's answer as it came; empty when it was not kept, or not any more.
    public Optional<KeptBody> recording(String callId) throws StoreException {
        return access.read(reader -> reader.recording(callId));
    }

    /// What is needed to play this call again; empty when there is no such call.
    public Optional<StoredCall> replay(String callId) throws StoreException {
        return access.read(reader -> reader.replay(callId));
    }

    /// Ids of the calls of this session of which there are recordings.
    public Set<String> recorded(String sessionId) throws StoreException {
        return access.read(reader -> reader.recorded(sessionId));
    }

    /// Where a home has its sessions; it may not be there.
    public static Path fileIn(Path home) {
        return home.resolve("sessions.db");
    }

    /// Saves how a call ended, and waits until that is on disk. A later line for the same call replaces it.
    ///
    /// @return whether it is saved; when not, it is tried again with what is saved next. What was saved is lost
    ///     when the file is deleted, unless calls of its run are still under way: then it is saved again
    /// @throws IllegalArgumentException if it has not ended
    public boolean settle(Completion completion) {
        return settle(new CompletionLine(completion));
    }

    /// As [#settle(Completion)], for a completion whose line is wanted elsewhere too.
    boolean settle(CompletionLine ended) {
        var completion = ended.completion();
        if (completion.status() == Status.OPEN) {
            throw new IllegalArgumentException("call " + completion.origin().id() + " has not ended");
        }
        start();
        return await(writer.settle(ended)).orElse(false);
    }

    /// The newest sessions, newest first.
    public List<SessionSummary> sessions(int limit) throws StoreException {
        return access.read(reader -> reader.summaries(limit));
    }

    /// The sessions for which the query holds, newest first, with the places where its words were found. What was saved in
    /// the last moments may have to be indexed first.
    ///
    /// @param most how many at the most; fewer may come when a cost is asked for
    public List<FoundSession> find(SessionQuery query, int most) throws StoreException {
        return query.text().isBlank()
                ? access.read(reader -> reader.find(query, most))
                : access.read(this::catchUp, reader -> reader.find(query, most));
    }

    /// Indexes what is not yet, for a moment; the thread that writes does the rest.
    private void catchUp(Connection connection) {
        try {
            long end = System.nanoTime() + CATCH_UP_NANOS;
            boolean isBehind = true;
            while (isBehind && System.nanoTime() < end) {
                isBehind = Indexer.step(connection, INDEXED_AT_ONCE);
            }
            if (isBehind) {
                start();
                writer.flush();
            }
        } catch (SQLException e) {
            trouble.pass(file.words().describe(e)); // what is indexed is found all the same
        }
    }

    /// How many prompts and answers are saved and cannot be found yet.
    public int unsought() throws StoreException {
        return access.read(SessionReader::unsought);
    }

    /// All tags that sessions have, in order.
    public List<String> tags() throws StoreException {
        return access.read(SessionReader::tags);
    }

    /// Keeps what a person says of a session.
    ///
    /// @return whether there is such a session
    public boolean change(String sessionId, SessionChange change) throws StoreException {
        start();
        return answered(writer.write(connection -> ChangeRows.apply(connection, sessionId, change)));
    }

    /// Begins to take in answers that were saved elsewhere.
    ///
    /// @param now for those that come without a time
    public SessionImport importer(Instant now) {
        start();
        var rows = new ImportRows(now);
        return calls -> {
            var done = new AtomicReference<>(SessionImport.Done.NOTHING);
            answered(writer.write(connection -> {
                done.set(rows.add(connection, calls));
                return true;
            }));
            return done.get();
        };
    }

    /// The session with this id, or else the only one whose id begins like this.
    ///
    /// @throws StoreException also when several begin so; the message names them
    public Optional<StoredSession> session(String idOrUniquePrefix) throws StoreException {
        return access.read(reader -> reader.session(idOrUniquePrefix, e -> {
            throw e;
        }));
    }

    /// As [#session(String)], but what of it cannot be read is left out.
    ///
    /// @param onUnreadable is told of each prompt and answer that is
    public Optional<StoredSession> session(String idOrUniquePrefix, Consumer<StoreProblem> onUnreadable) throws StoreException {
        return access.read(reader -> reader.session(idOrUniquePrefix, e -> onUnreadable.accept(e.problem())));
    }

    /// How many things a text that is typed looks for; none when it has no letter.
    public static int termsOf(String typed) {
        return SearchTerm.all(typed).size();
    }

    /// What the saved calls cost.
    public SpendLedger ledger() {
        return new SpendLedger(access);
    }

    /// The prompts that were asked, and what came of them.
    public PromptVersions versions() {
        return new PromptVersions(access);
    }

    /// What keeps the file sound.
    public StoreUpkeep upkeep() {
        return new StoreUpkeep(access);
    }

    /// Deletes a session with all that belongs to it, from the file as well. Calls of it that still run are
    /// not saved.
    ///
    /// @return whether there was one
    public boolean delete(String id) throws StoreException {
        start();
        return answered(writer.delete(id, false));
    }

    /// As [#delete], if it is in the trash: somebody may have taken it out.
    ///
    /// @return whether there was one
    public boolean deleteTrashed(String id) throws StoreException {
        start();
        return answered(writer.delete(id, true));
    }

    private boolean answered(CompletableFuture<Boolean> answer) throws StoreException {
        try {
            return await(answer).orElseThrow(() -> new StoreException(hangs(), null));
        } catch (CompletionException e) {
            if (e.getCause() instanceof StoreException cause) {
                throw new StoreException(cause.problem(), cause);
            }
            throw e;
        }
    }

    /// Waits until all that was given so far is on disk, or was refused.
    public void flush() {
        start();
        await(writer.flush());
    }

    /// Saves what is left and closes the store. Calls that are still open are interrupted.
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            if (!started) {
                return;
            }
        }
        writer.close();
        await(ended);
    }

    /// Waits for the thread that writes, but not for a disk that hangs: that is told.
    ///
    /// @throws CompletionException if it answers with a failure
    private <T> Optional<T> await(CompletableFuture<T> answer) {
        boolean interrupted = false;
        long end = System.nanoTime() + writer.patienceNanos();
        try {
            while (true) {
                try {
                    return Optional.of(answer.get(end - System.nanoTime(), TimeUnit.NANOSECONDS));
                } catch (InterruptedException e) {
                    interrupted = true; // what was given is saved all the same
                } catch (ExecutionException e) {
                    throw new CompletionException(e.getCause());
                } catch (TimeoutException e) {
                    trouble.tell(hangs());
                    return Optional.empty();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private StoreProblem hangs() {
        return file.words().hangs(limits.longest());
    }

    private void start() {
        if (!started) {
            startOnce();
        }
    }

    private synchronized void startOnce() {
        if (!started) {
            started = true;
            if (closed) {
                writer.close();
            }
            thread.start();
        }
    }
}
