package foundrybench.store;

import foundrybench.model.Card;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Keeps the cards of one endpoint in `HOME/cards.json`. Saving is another thread's work: what comes while it writes is
/// written together next. It reads the file before it writes, so that what other programs learned stays; a lock lets one
/// of them do so at a time. A file that cannot be read is never written over.
public final class CardKeeper implements AutoCloseable {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final int TURNS = 100;
    private static final long MILLIS_BETWEEN_TURNS = 20;

    private final Path home;
    private final String endpoint;
    private final Consumer<String> onTrouble;
    private final Map<String, Card> unsaved = new LinkedHashMap<>();
    private @Nullable Thread writer;
    private boolean isTold;

    /// @param onTrouble told once, in a sentence, when the cards cannot be read or saved
    public CardKeeper(Path home, String endpoint, Consumer<String> onTrouble) {
        this.home = home;
        this.endpoint = endpoint;
        this.onTrouble = onTrouble;
    }

    /// The cards that were kept earlier; none when they cannot be read.
    public List<Card> load() {
        try {
            return SavedCards.load(home).at(endpoint);
        } catch (KeptFileException e) {
            tell("what was learned of the deployments is not used: " + e.getMessage());
            return List.of();
        }
    }

    /// Saves the card before long. Returns at once.
    public synchronized void keep(Card card) {
        unsaved.merge(card.deployment(), card, (older, newer) -> newer.merged(older));
        if (writer == null) {
            writer = Thread.ofPlatform().daemon().name("cards").start(this::write);
        }
    }

    private void write() {
        for (var cards = next(); !cards.isEmpty(); cards = next()) {
            try {
                save(cards);
            } catch (IOException | KeptFileException e) {
                tell("what was learned of the deployments is not kept: " + e.getMessage());
            }
        }
    }

    private synchronized Collection<Card> next() {
        var cards = List.copyOf(unsaved.values());
        unsaved.clear();
        if (cards.isEmpty()) {
            writer = null;
        }
        return cards;
    }

    private void save(Collection<Card> cards) throws IOException, KeptFileException {
        OwnerOnly.folder(home);
        var lockFile = home.resolve("cards.lock");
        OwnerOnly.file(lockFile);
        try (var channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
                var _ = lock(channel)) {
            SavedCards.load(home).with(endpoint, cards).save(home);
        }
    }

    /// Waits for others who write; without a lock in the end, for it is better to write than to lose.
    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        for (int turn = 0; turn < TURNS; turn++) {
            var lock = tryLock(channel);
            if (lock != null) {
                return lock;
            }
            try {
                Thread.sleep(MILLIS_BETWEEN_TURNS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return null;
            }
        }
        return null;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // another keeper of this process has it
        }
    }

    private synchronized void tell(String words) {
        if (!isTold) {
            isTold = true;
            onTrouble.accept(words);
        }
    }

    /// Waits until all is saved; not for ever, since a disk may hang.
    @Override
    public void close() {
        var writing = writing();
        try {
            if (writing != null && !writing.join(LONGEST_WAIT)) {
                tell("what was learned of the deployments may not be kept: the disk does not answer");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized @Nullable Thread writing() {
        return writer;
    }
}
