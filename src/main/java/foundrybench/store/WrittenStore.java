package foundrybench.store;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The store that is written to, whichever file its path leads to: opened when it is needed, opened again after
/// an error, and exchanged when the file was. Belongs to one thread.
final class WrittenStore implements AutoCloseable {
    private static final int MOST_REPLACED = 3; // times in a row

    private final StoreFile file;
    private final Writers writers;
    private final Recovery recovery;
    private final StoreTrouble trouble;
    private final StoreLimits limits;
    private final Backlog backlog;
    private @Nullable Duration patienceSet; // of the open one
    private @Nullable OpenStore open;
    private @Nullable StoreIdentity last; // of the file that was last written to
    private Writers.@Nullable Writer self;

    /// @param backlog what is written
    WrittenStore(
            StoreFile file,
            Writers writers,
            Recovery recovery,
            StoreTrouble trouble,
            StoreLimits limits,
            Backlog backlog) {
        this.file = file;
        this.writers = writers;
        this.recovery = recovery;
        this.trouble = trouble;
        this.limits = limits;
        this.backlog = backlog;
    }

    /// Writes what the backlog has collected. Once more when the file was replaced meanwhile, or when a log that
    /// could not grow may have room again after it was emptied by closing.
    ///
    /// @return ids of settled calls that somebody had deleted
    Set<String> write() throws SQLException, IOException, StoreException {
        try {
            return writeOnce();
        } catch (SQLException e) {
            if (StoreWords.isDamage(e)) {
                disconnect();
                file.repair();
                restart();
                return writeOnce();
            }
            boolean isReplaced = open != null && !open.isInPlace();
            if (!isReplaced && !StoreWords.isOfSpace(e)) {
                throw e;
            }
            disconnect();
            return writeOnce();
        }
    }

    /// All that is under way goes to the new store, of which there is nothing more to say.
    private void restart() {
        backlog.restart();
        last = null;
    }

    /// What was written is saved only if the file is still in its place afterwards.
    private Set<String> writeOnce() throws SQLException, IOException, StoreException {
        for (int attempt = 1; attempt <= MOST_REPLACED; attempt++) {
            var to = open();
            var deleted = backlog.write(to.connection(), writer());
            if (to.isInPlace()) {
                last = to.identity();
                return deleted;
            }
        }
        throw new StoreException(file.words().replaced(), null);
    }

    /// A connection for something else, which is over before the next call of this.
    Connection connection() throws SQLException, IOException, StoreException {
        return open().connection();
    }

    /// The store that is in its place now. When it is another one than before, all that is under way goes to it.
    private OpenStore open() throws SQLException, IOException, StoreException {
        if (open != null && !open.isInPlace()) {
            disconnect();
        }
        var to = open;
        if (to == null) {
            patienceSet = patience();
            to = file.openToWrite(patienceSet);
            open = to;
            recovery.run(to.connection());
            if (last != null) {
                compare(to, last);
            }
        }
        if (!patience().equals(patienceSet)) {
            patienceSet = patience();
            to.setPatience(patienceSet);
        }
        return to;
    }

    private Duration patience() {
        return trouble.isOn() ? limits.shortPatience() : limits.patience();
    }

    /// A new file may have got the number of the deleted one, but it is empty.
    private void compare(OpenStore to, StoreIdentity before) throws SQLException {
        boolean isOther = !to.identity().database().equals(before.database());
        boolean isLost = (isOther || to.isEmpty()) && backlog.restart();
        if (isOther || isLost) {
            last = null;
            trouble.pass(file.words().replaced());
        }
    }

    private String writer() throws IOException {
        if (self != null && !Files.exists(self.file())) {
            release(); // deleted with the rest of the folder
        }
        if (self == null) {
            self = writers.claim();
        }
        return self.id();
    }

    /// Closes the connection: after some errors SQLite has ended the transaction and the driver does not know.
    void disconnect() {
        var closing = open;
        open = null;
        try {
            if (closing != null) {
                closing.close();
            }
        } catch (SQLException e) {
            trouble.tell(file.words().describe(e));
        }
    }

    @Override
    public void close() {
        disconnect();
        release();
    }

    private void release() {
        var closing = self;
        self = null;
        try {
            if (closing != null) {
                closing.close();
            }
        } catch (IOException e) {
            trouble.tell(file.words().describe(e));
        }
    }
}
