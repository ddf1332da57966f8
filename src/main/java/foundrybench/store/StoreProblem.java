package foundrybench.store;

/// Something the person at the screen should know of the store: mostly, what keeps it from saving.
///
/// @param message what happened and where, a sentence
/// @param fix what to do, a sentence
/// @param forLog the message without what may hold a piece of an answer
public record StoreProblem(Kind kind, String message, String fix, String forLog) {
    /// One whose message holds nothing of an answer.
    StoreProblem(Kind kind, String message, String fix) {
        this(kind, message, fix, message);
    }

    /// What it is about.
    public enum Kind {
        /// No space is left.
        FULL,
        /// The disk refused for another reason.
        DISK,
        /// It may not be written: by its mode, or because the file system is read-only.
        READ_ONLY,
        /// It cannot be made or opened, or SQLite cannot be loaded.
        UNREACHABLE,
        /// Another program does not let go of it.
        LOCKED,
        /// The disk does not answer.
        HANGING,
        /// A later version of this program has written it.
        NEWER,
        /// It is something else.
        FOREIGN,
        /// Its content is damaged.
        DAMAGED,
        /// It was damaged, and a new one with what could be read is in its place.
        RESCUED,
        /// It was made by an older version, and a copy of it lies beside it.
        MIGRATED,
        /// More waits to be saved than is kept in memory.
        OVERFLOW,
        /// It was deleted or replaced while in use, and what is under way goes to a new one.
        REPLACED,
        /// The session of an answer was deleted before the answer came.
        SESSION_DELETED,
        /// A question about it was not clear, or what it holds cannot be understood.
        UNCLEAR,
        /// A fault of this program.
        FAULT,
        /// Saving works again.
        RESOLVED
    }

    /// Whether answers are not saved because of it.
    public boolean losesAnswers() {
        return kind != Kind.REPLACED && kind != Kind.RESOLVED && kind != Kind.RESCUED && kind != Kind.MIGRATED;
    }

    /// All of it.
    public String words() {
        return message + " " + fix;
    }
}
