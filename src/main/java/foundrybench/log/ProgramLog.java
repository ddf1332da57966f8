package foundrybench.log;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.ResourceBundle;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The program's log. Whoever has something to tell is given a [System.Logger] from [#part]; logging never
/// throws, never waits for the disk, and costs nothing until there is something to log.
///
/// A record is one line, `TIME LEVEL [PROCESS] PART: MESSAGE`, in UTC; lines of a stack trace follow, each
/// after a tab. No record holds a key, a prompt or an answer: whoever logs sees to that, but for thrown things,
/// whose messages are left out unless they can hold none.
public final class ProgramLog implements AutoCloseable {
    private static final long LARGEST_FILE = 1 << 20;
    private static final int FILES = 5;
    private static final int KEPT_IN_MEMORY = 100;

    private final InstantSource clock;
    private final LogWriter writer = new LogWriter(this::troubled);
    private final Deque<String> latest = new ArrayDeque<>();
    private volatile @Nullable LogFile file;
    private volatile @Nullable Consumer<String> echo;
    private @Nullable Opening opening; // guarded by this
    private boolean begun;

    public ProgramLog(InstantSource clock) {
        this.clock = clock;
    }

    /// Says where the log is. Nothing is made there before the first record.
    ///
    /// @param newOpening gives the first record, written before the next
    /// @param newEcho is shown each line too, and details that are not kept otherwise; `null` for neither
    public void open(Path folder, Supplier<String> newOpening, @Nullable Consumer<String> newEcho) {
        var into = new LogFile(folder, LARGEST_FILE, FILES);
        file = into;
        echo = newEcho;
        writer.open(into);
        synchronized (this) {
            opening = new Opening(clock.instant(), newOpening);
        }
        if (newEcho != null) {
            addOpening();
        }
    }

    /// The first record, should there be a second.
    private record Opening(Instant at, Supplier<String> message) {}

    /// The newest file of the log, there or not; `null` before it was opened.
    public @Nullable Path file() {
        var into = file;
        return into == null ? null : into.newest();
    }

    /// For a part of the program.
    ///
    /// @param name one word
    public System.Logger part(String name) {
        return new Part(name);
    }

    /// The last lines of the log: of its files, or of this process when those cannot be read. Reads the disk.
    public List<String> tail(int lines) {
        var into = file;
        if (into != null) {
            writer.flush();
            try {
                var found = into.tail(lines);
                if (!found.isEmpty()) {
                    return found;
                }
            } catch (IOException e) {
                return memory(); // what was to be found there is why
            }
        }
        return memory();
    }

    private List<String> memory() {
        synchronized (latest) {
            return List.copyOf(latest);
        }
    }

    /// Writes what waits. If there was anything to log at all, this closes it.
    public void close(String closing) {
        boolean hadSomething;
        synchronized (this) {
            hadSomething = begun;
        }
        if (hadSomething) {
            add(System.Logger.Level.INFO, "program", closing, null);
        }
        close();
    }

    /// Writes what waits. What is logged later is written at once.
    @Override
    public void close() {
        writer.close();
    }

    /// A record that a library made.
    void library(System.Logger.Level level, String name, String message, @Nullable Throwable thrown) {
        add(level, name, message, thrown);
    }

    private void add(System.Logger.Level level, String part, String message, @Nullable Throwable thrown) {
        var at = clock.instant();
        addOpening();
        add(at, level, part, message, thrown);
    }

    private void addOpening() {
        Opening first;
        synchronized (this) {
            first = opening;
            opening = null;
            begun = true;
        }
        if (first != null) {
            add(first.at(), System.Logger.Level.INFO, "program", first.message().get(), null);
        }
    }

    private void add(Instant at, System.Logger.Level level, String part, String message, @Nullable Throwable thrown) {
        var lines = lines(at, level, part, message, thrown);
        remember(lines);
        var shown = echo;
        if (shown != null) {
            lines.forEach(shown);
        }
        var text = new StringBuilder();
        lines.forEach(line -> text.append(line).append('\n'));
        writer.add(text.toString(), level.getSeverity() >= System.Logger.Level.WARNING.getSeverity());
    }

    private static List<String> lines(
            Instant at, System.Logger.Level level, String part, String message, @Nullable Throwable thrown) {
        var line = new StringBuilder(160)
                .append(at.truncatedTo(ChronoUnit.MILLIS))
                .append(' ')
                .append(level.getName())
                .append(" [")
                .append(ProcessHandle.current().pid())
                .append("] ")
                .append(PlainText.of(part))
                .append(": ")
                .append(PlainText.of(message));
        var lines = new ArrayList<String>();
        if (thrown != null) {
            lines.addAll(ThrownText.trace(thrown));
            line.append(": ").append(lines.removeFirst());
        }
        lines.addFirst(line.toString());
        return lines;
    }

    private void remember(List<String> lines) {
        synchronized (latest) {
            latest.addAll(lines);
            while (latest.size() > KEPT_IN_MEMORY) {
                latest.removeFirst();
            }
        }
    }

    private void troubled(LogFile into, IOException cause) {
        var shown = echo;
        if (shown != null) {
            shown.accept("The log " + into.newest() + " cannot be written: " + PlainText.of(String.valueOf(cause)));
        }
    }

    /// Logs under a name. Messages are taken as they are: nothing is filled in.
    private final class Part implements System.Logger {
        private final String name;

        Part(String name) {
            this.name = name;
        }

        @Override
        public String getName() {
            return name;
        }

        /// Details are for whoever watches.
        @Override
        public boolean isLoggable(Level level) {
            int least = (echo == null ? Level.INFO : Level.DEBUG).getSeverity();
            return level != Level.OFF && level.getSeverity() >= least;
        }

        @Override
        public void log(Level level, @Nullable ResourceBundle bundle, @Nullable String message, @Nullable Throwable thrown) {
            if (isLoggable(level)) {
                add(level, name, String.valueOf(message), thrown);
            }
        }

        @Override
        public void log(
                Level level, @Nullable ResourceBundle bundle, @Nullable String message, @Nullable Object @Nullable ... arguments) {
            log(level, bundle, message, (Throwable) null);
        }
    }
}
