package foundrybench.store;

import foundrybench.format.FileWords;
import foundrybench.store.StoreProblem.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts what keeps the store from working into words: what happened, where, and what to do.
final class StoreWords {
    /// Primary result codes of SQLite (sqlite.org/rescode.html).
    static final int ERROR = 1;

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

    private static final List<String> OF_SCHEMA =
            List.of("no such ", "has no column", "unrecognized option", "vtable constructor", "fts5: ", "fts5 file format", "parse error in", "unsupported file format");
    private static final String LATER = "What waits is tried again while the program runs.";
    private static final String REPORT = "Please report this message.";

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

    /// Whether there was no room for it.
    static boolean isOfSpace(SQLException e) {
        return code(e) == FULL || code(e) == IOERR;
    }

    StoreProblem describe(SQLException e) {
        return switch (code(e)) {
            case FULL -> problem(Kind.FULL, "The disk is full: %s cannot grow.", "Free some space on it. " + LATER);
            case IOERR -> new StoreProblem(
                    Kind.DISK,
                    "The disk refused to read or write %s: %s.".formatted(file, words(e)),
                    "Check that there is space left, that no size limit is set, and that the disk is sound. " + LATER);
            case READONLY, PERM -> readOnly();
            case CANTOPEN -> problem(
                    Kind.UNREACHABLE, "%s cannot be opened.", "Check that its folder exists and is yours, or name another with --home.");
            case BUSY, LOCKED -> problem(
                    Kind.LOCKED, "Another program has kept %s locked for too long.", "Close what is using it. " + LATER);
            case NOTADB -> notADatabase();
            case CORRUPT -> damaged(e);
            default -> isOfSchema(e)
                    ? damaged(e)
                    : new StoreProblem(Kind.FAULT, "%s cannot be used: %s.".formatted(file, words(e)), REPORT);
        };
    }

    private StoreProblem damaged(SQLException e) {
        return new StoreProblem(
                Kind.DAMAGED,
                "%s is damaged: %s.".formatted(file, words(e)),
                "It is set aside, and what can be read of it goes into a new one, when it can be written.");
    }

    StoreProblem describe(IOException e) {
        return new StoreProblem(
                Kind.UNREACHABLE,
                "%s cannot be made or opened: %s.".formatted(file, FileWords.of(e)),
                "Check that its folder is yours to write, or name another with --home.");
    }

    StoreProblem readOnly() {
        return problem(Kind.READ_ONLY, "%s may not be written.", "Give yourself the right to write it and its folder, or name another with --home.");
    }

    StoreProblem noLibrary(Throwable e) {
        return new StoreProblem(
                Kind.UNREACHABLE,
                "SQLite, which is to write %s, cannot be loaded: %s.".formatted(file, words(e)),
                "Check that there is space left in %s, and run again.".formatted(System.getProperty("java.io.tmpdir")));
    }

    StoreProblem notADatabase() {
        return problem(
                Kind.FOREIGN,
                "%s is not a session store. It is left as it is.",
                "Move it away, or name another folder with --home.");
    }

    /// @param found `null` when that was told already
    StoreProblem rescued(Path aside, StoreRescue.@Nullable Found found) {
        var what = found == null
                ? "What could be read of it is in a new one."
                : "%d sessions with %d answers are in a new one%s.".formatted(
                        found.sessions(), found.completions(), found.isComplete() ? ": all there were" : "; some may be missing, or altered");
        return new StoreProblem(Kind.RESCUED, "%s was damaged. %s".formatted(file, what), "The damaged one is kept as %s.".formatted(aside.getFileName()));
    }

    StoreProblem migrated(Path copy, int from, int to) {
        return new StoreProblem(
                Kind.MIGRATED,
                "%s was brought from version %d to %d.".formatted(file, from, to),
                "A copy of it as it was is kept as %s.".formatted(copy.getFileName()));
    }

    StoreProblem noCopy(SQLException e) {
        return new StoreProblem(
                Kind.UNREACHABLE,
                "%s is of an older version, and no copy of it could be made before it is changed: %s.".formatted(file, words(e)),
                "Free as much space as it takes, and run again.");
    }

    /// Whether what is in the file is damaged, or what is at its place is no database.
    static boolean isDamage(SQLException e) {
        return code(e) == CORRUPT || code(e) == NOTADB || isOfSchema(e);
    }

    /// A table or a column that this program made is not there any more, or not as it made it.
    private static boolean isOfSchema(SQLException e) {
        var words = String.valueOf(e.getMessage());
        return code(e) == ERROR && OF_SCHEMA.stream().anyMatch(words::contains);
    }

    StoreProblem newer(int version, int known) {
        return new StoreProblem(
                Kind.NEWER,
                "%s was written by a newer Foundry Bench (store version %d; this one knows %d). It has not been touched."
                        .formatted(file, version, known),
                "Update Foundry Bench, or name another folder with --home.");
    }

    StoreProblem hangs(Duration waited) {
        return problem(
                Kind.HANGING,
                "Nothing could be written to %s for " + waited.toSeconds() + " s: the disk does not answer.",
                "Check the disk, or the network it is reached by. " + LATER);
    }

    StoreProblem overflow() {
        return problem(
                Kind.OVERFLOW,
                "Too much waits to be saved to %s: what comes now is not kept.",
                "Mend what keeps it from saving, then run again what says that it is not saved.");
    }

    StoreProblem replaced() {
        return problem(
                Kind.REPLACED,
                "%s was deleted or replaced by another program while it was in use.",
                "What is under way is saved to the one that is there now; what the old one held is not in it.");
    }

    StoreProblem resolved() {
        return problem(Kind.RESOLVED, "%s can be written again.", "What had to wait has been saved.");
    }

    StoreProblem unreadable(String what, Exception e) {
        return new StoreProblem(
                Kind.UNCLEAR,
                "%s in %s cannot be read: %s.".formatted(what, file, words(e)),
                REPORT,
                "%s in %s cannot be read: %s".formatted(what, file, e.getClass().getSimpleName()));
    }

    StoreProblem ambiguous(String prefix, List<String> ids) {
        return new StoreProblem(
                Kind.UNCLEAR,
                "Several sessions begin with %s: %s.".formatted(prefix, String.join(", ", ids)),
                "Give more of the id.");
    }

    StoreProblem bug(RuntimeException e) {
        return new StoreProblem(
                Kind.FAULT,
                "Saving to %s failed: %s.".formatted(file, e),
                REPORT,
                "Saving to %s failed: %s".formatted(file, e.getClass().getSimpleName()));
    }

    StoreProblem gone(String callId) {
        return new StoreProblem(
                Kind.SESSION_DELETED,
                "The session of call %s was deleted while it ran, so its answer was not saved.".formatted(callId),
                "Run it again to have it saved.");
    }

    StoreProblem closed() {
        return problem(Kind.FAULT, "%s was closed before everything was saved.", REPORT);
    }

    private StoreProblem problem(Kind kind, String message, String fix) {
        return new StoreProblem(kind, message.formatted(file), fix);
    }

    private static int code(SQLException e) {
        return e.getErrorCode() & 0xff;
    }

    private static String words(Throwable e) {
        var message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message.strip().replaceAll("[.\\s]+$", "");
    }
}
