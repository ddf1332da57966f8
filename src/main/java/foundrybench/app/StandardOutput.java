package foundrybench.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;

/// Standard output that remembers how writing failed; a `PrintStream` over it tells only that it did.
final class StandardOutput extends FilterOutputStream {
    private volatile boolean brokenPipe;

    StandardOutput() {
        super(new FileOutputStream(FileDescriptor.out));
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            brokenPipe |= String.valueOf(e.getMessage()).contains("Broken pipe");
            throw e;
        }
    }

    /// Whether whoever read it has stopped reading.
    boolean isReaderGone() {
        return brokenPipe;
    }
}
