package foundrybench.ui.reading;

import foundrybench.document.Document;
import foundrybench.document.Finder;
import foundrybench.document.MarkdownReader;
import foundrybench.document.Matches;
import foundrybench.document.RawReader;
import foundrybench.document.TextReader;
import foundrybench.ui.kit.FxThread;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads and searches a growing text away from the window's thread. Takes all that has come each time, and shows only
/// the newest. One that takes long to read is read less often, so that it never has more than a fifth of a core.
final class ReadingFeed {
    private static final long QUICK_NANOS = 4_000_000;
    private static final long LONGEST_NANOS = 500_000_000;
    private static final int REST = 4; // times what the reading took
    private static final int FIRST = 8000; // of a whole text: more than a window shows

    private final Executor worker;
    private final Executor window;
    private final Consumer<Read> shown;
    private final StringBuilder waiting = new StringBuilder(); // from here to isShowing: guarded by this
    private boolean isNew;
    private boolean isMarkdown;
    private boolean isWhole;
    private @Nullable String query;
    private boolean isReading;
    private boolean isShowing;
    private int generation;
    private Read read = new Read(Document.EMPTY, Matches.NONE, 0, 0);

    private TextReader reader = new RawReader(); // from here on: the worker's
    private final Finder finder = new Finder();
    private int itsGeneration;
    private int taken;

    /// What has been read.
    ///
    /// @param generation counts the texts that were begun anew
    /// @param taken how much of the text it is the document of
    record Read(Document document, Matches matches, int generation, int taken) {}

    ReadingFeed(Executor worker, Executor window, Consumer<Read> shown) {
        this.worker = worker;
        this.window = window;
        this.shown = shown;
    }

    /// Begins anew with this text.
    ///
    /// @param whole whether all of it is there: then its beginning is read first
    /// @return its number
    synchronized int restart(boolean asMarkdown, String text, boolean whole) {
        isNew = true;
        isWhole = whole;
        isMarkdown = asMarkdown;
        waiting.setLength(0);
        waiting.append(text);
        generation++;
        wake();
        return generation;
    }

    /// More of the text.
    synchronized void append(String more) {
        waiting.append(more);
        wake();
    }

    /// Searches for this from now on.
    synchronized void find(String newQuery) {
        query = newQuery;
        wake();
    }

    private void wake() {
        if (!isReading) {
            isReading = true;
            worker.execute(this::work);
        }
    }

    private void work() {
        while (true) {
            String more;
            synchronized (this) {
                if (!isNew && query == null && waiting.isEmpty()) {
                    isReading = false;
                    return;
                }
                if (isNew) {
                    reader = isMarkdown ? new MarkdownReader() : new RawReader(); // loads the parser, so not sooner
                    itsGeneration = generation;
                    taken = 0;
                    isNew = false;
                }
                if (query != null) {
                    finder.search(query);
                    query = null;
                }
                int length = isWhole && taken == 0 ? Math.min(FIRST, waiting.length()) : waiting.length();
                more = waiting.substring(0, length);
                waiting.delete(0, length);
            }
            long began = System.nanoTime();
            try {
                read(more);
            } catch (RuntimeException | Error bug) { // the next text is tried anew
                FxThread.uncaught(bug);
            }
            rest(System.nanoTime() - began);
        }
    }

    private void read(String more) {
        taken += more.length();
        reader.append(more);
        var document = reader.document();
        publish(new Read(document, finder.in(document), itsGeneration, taken));
    }

    private synchronized void publish(Read newest) {
        read = newest;
        if (!isShowing) {
            isShowing = true;
            window.execute(this::show);
        }
    }

    private void show() {
        Read newest;
        synchronized (this) {
            isShowing = false;
            newest = read;
        }
        shown.accept(newest);
    }

    private static void rest(long tookNanos) {
        if (tookNanos > QUICK_NANOS) {
            LockSupport.parkNanos(Math.min(LONGEST_NANOS, REST * tookNanos));
        }
    }
}
