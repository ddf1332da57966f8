package foundrybench.store;

import foundrybench.model.Protocol;
import foundrybench.wire.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes a recording while its body comes. The file that tells of it is there from the start, so that a
/// recording cut off by the end of the program can be replayed. Belongs to one thread.
public final class RecordingWriter implements AutoCloseable {
    private static final double NANOS_PER_MILLI = 1e6;

    private final Path body;
    private final Path meta;
    private final FileChannel channel;
    private final RecordingHead head;
    private final List<Recording.Arrival> arrivals = new ArrayList<>();
    private long length;

    private RecordingWriter(Path body, Path meta, FileChannel channel, RecordingHead head) {
        this.body = body;
        this.meta = meta;
        this.channel = channel;
        this.head = head;
    }

    /// Begins a recording when the headers have come. An existing one is never overwritten: the new one's name
    /// gets a number.
    ///
    /// @param folder made if it is missing
    /// @param name any text that tells what is recorded, such as deployment and call id
    /// @param headers of the answer; those that may hold a secret are not kept
    /// @param deployment `null` when unknown
    /// @param startedAt when the attempt began; `null` when unknown
    public static RecordingWriter open(
            Path folder,
            String name,
            Protocol protocol,
            int status,
            Map<String, String> headers,
            @Nullable String deployment,
            @Nullable Instant startedAt)
            throws IOException {
        OwnerOnly.folder(folder);
        var head = new RecordingHead(protocol, status, headers, deployment, startedAt);
        var safe = RecordingFiles.safe(name);
        for (int number = 1; ; number++) {
            var free = open(folder, number == 1 ? safe : safe + "-" + number, head);
            if (free != null) {
                return free;
            }
        }
    }

    private static @Nullable RecordingWriter open(Path folder, String stem, RecordingHead head) throws IOException {
        var meta = folder.resolve(stem + RecordingFiles.META);
        var body = folder.resolve(stem + (head.isEventStream() ? RecordingFiles.EVENT_STREAM : RecordingFiles.WHOLE_BODY));
        if (Files.exists(body)) {
            return null;
        }
        try (var claim = OwnerOnly.newFile(meta)) { // who makes it has the name, for both files
            return begin(body, meta, claim, head);
        } catch (FileAlreadyExistsException e) {
            return null;
        }
    }

    /// Leaves nothing behind when it fails.
    private static RecordingWriter begin(Path body, Path meta, FileChannel claim, RecordingHead head) throws IOException {
        try {
            writeAll(claim, json(head, List.of()));
            return new RecordingWriter(body, meta, OwnerOnly.newFile(body), head);
        } catch (IOException e) {
            Files.deleteIfExists(meta);
            throw e;
        }
    }

    /// The file with the body.
    public Path body() {
        return body;
    }

    /// Takes the next bytes of the body.
    ///
    /// @param atNanos when they came, since the attempt began
    public void write(byte[] bytes, int offset, int count, long atNanos) throws IOException {
        var buffer = ByteBuffer.wrap(bytes, offset, count);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        if (count > 0) {
            length += count;
            arrivals.add(new Recording.Arrival(length, atNanos / NANOS_PER_MILLI));
        }
    }

    /// Ends the recording and tells what had come when. Again is no matter.
    @Override
    public void close() throws IOException {
        if (channel.isOpen()) {
            channel.close();
            OwnerOnly.replace(meta, json(head, arrivals));
        }
    }

    /// Gives the recording up: a part of a body would pass for one that was cut off.
    public void abandon() throws IOException {
        channel.close();
        Files.deleteIfExists(body);
        Files.deleteIfExists(meta);
    }

    private static byte[] json(RecordingHead head, List<Recording.Arrival> arrivals) {
        var json = head.toJson();
        json.set("arrivals", RecordingHead.toJson(arrivals));
        return (Json.write(json) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static void writeAll(FileChannel channel, byte[] bytes) throws IOException {
        var buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }
}
