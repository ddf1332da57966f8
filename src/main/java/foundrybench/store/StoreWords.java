package foundrybench.store;

import foundrybench.format.FileWords;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/// Puts what keeps the store from working into words: what happened, where, and what to do.
final class StoreWords {
    /// Primary result codes of SQLite (sqlite.org/rescode.html).
    static final int PERM = 3;

    static final int BUSY = 5;
    static final int LOCKED = 6;
    static final int NOMEM = 7;
    static final int READONLY = 8;
    static final int IOERR = 10;
    static final int CORRUPT = 11;
    static final int FULL = 13;
    static final int CANTOPEN = 14;
    static final int NOTADB = 26;

    private final Path file;

    StoreWords(Path file) {
        this.file = file;
    }

    /// Whether the place is at fault, and not what was to be written there: then the same may be saved later.
    static boolean isOfThePlace(SQLException e) {
        return switch (code(e)) {
            case PERM, BUSY, LOCKED, NOMEM, READONLY, IOERR, CORRUPT, FULL, CANTOPEN, NOTADB -> true;
            default -> false;
        };
    }

    StoreProblem describe(SQLException e) {
        return switch (code(e)) {
            case FULL -> new StoreProblem(
                    "The disk is full: %s cannot grow.".formatted(file), "Free some space on it and run again.");
            case IOERR -> new StoreProblem(
                    "The disk refused to read or write %s: %s.".formatted(file, words(e)),
                    "Check that there is space left, that no size limit is set, and that the disk is sound.");
            case READONLY, PERM -> new StoreProblem(
                    "%s may not be written.".formatted(file),
                    "Give yourself the right to write it, or name another folder with --home.");
            case CANTOPEN -> new StoreProblem(
                    "%s cannot be opened.".formatted(file),
                    "Check that its folder exists and is yours, or name another with --home.");
            case BUSY, LOCKED -> new StoreProblem(
                    "Another program has kept %s locked for too long.".formatted(file),
                    "Close what is using it and run again.");
            case NOTADB -> notADatabase();
            case CORRUPT -> new StoreProblem(
                    "%s is damaged: %s.".formatted(file, words(e)),
                    "Keep a copy of it, move it away, and a new one is made; sqlite3's .recover may save what is in it.");
            default -> new StoreProblem("%s cannot be used: %s.".formatted(file, words(e)), "Please report this message.");
        };
    }

    StoreProblem describe(IOException e) {
        return new StoreProblem(
                "%s cannot be made or opened: %s.".formatted(file, FileWords.of(e)),
                "Check that its folder is yours to write, or name another with --home.");
    }

    StoreProblem notADatabase() {
        return new StoreProblem(
                "%s is not a session store.".formatted(file), "Move it away, or name another folder with --home.");
    }

    StoreProblem newer(int version, int known) {
        return new StoreProblem(
                "%s was written by a newer Foundry Bench (store version %d; this one knows %d). It has not been touched."
                        .formatted(file, version, known),
                "Update Foundry Bench, or name another folder with --home.");
    }

    StoreProblem unreadable(String what, Exception e) {
        return new StoreProblem(
                "%s in %s cannot be read: %s.".formatted(what, file, words(e)),
                "Please report this message.",
                "%s in %s cannot be read: %s".formatted(what, file, e.getClass().getSimpleName()));
    }

    StoreProblem ambiguous(String prefix, List<String> ids) {
        return new StoreProblem(
                "Several sessions begin with %s: %s.".formatted(prefix, String.join(", ", ids)), "Give more of the id.");
    }

    StoreProblem bug(RuntimeException e) {
        return new StoreProblem(
                "Saving to %s failed: %s.".formatted(file, e),
                "Please report this message.",
                "Saving to %s failed: %s".formatted(file, e.getClass().getSimpleName()));
    }

    StoreProblem gone(String callId) {
        return new StoreProblem(
                "The session of call %s was deleted while it ran, so its answer was not saved.".formatted(callId),
                "Run it again to have it saved.");
    }

    StoreProblem closed() {
        return new StoreProblem(
                "%s was closed before everything was saved.".formatted(file), "Please report this message.");
    }

    private static int code(SQLException e) {
        return e.getErrorCode() & 0xff;
    }

    private static String words(Exception e) {
        var message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message.strip().replaceAll("[.\\s]+$", "");
    }
}
