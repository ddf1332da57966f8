package foundrybench.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Lets one process at a time index what was saved: those that save at the same time wait for each other already.
final class IndexLease implements AutoCloseable {
    private final FileChannel channel;

    private IndexLease(FileChannel channel) {
        this.channel = channel;
    }

    /// @return `null` while another has it
    static @Nullable IndexLease tryTake(Path home) throws IOException {
        OwnerOnly.folder(home);
        var file = home.resolve("index.lock");
        OwnerOnly.file(file);
        var channel = FileChannel.open(file, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return new IndexLease(channel);
            }
        } catch (OverlappingFileLockException e) {
            // another store of this process has it
        }
        channel.close();
        return null;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
