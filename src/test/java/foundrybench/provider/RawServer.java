package foundrybench.provider;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// An HTTP/1.1 server on loopback that does to each request what a test says, byte by byte.
public final class RawServer implements AutoCloseable {
    /// What to do with one request.
    @FunctionalInterface
    public interface Deed {
        void answer(Exchange exchange) throws Exception;
    }

    /// A request and the socket it came on.
    public record Exchange(String line, Map<String, String> headers, String body, Socket socket, OutputStream out) {
        public void write(String text) throws IOException {
            write(text.getBytes(UTF_8));
        }

        public void write(byte[] bytes) throws IOException {
            out.write(bytes);
            out.flush();
        }

        /// Status line and headers of an event stream that ends with the connection.
        public void beginStream() throws IOException {
            write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n");
        }

        /// A whole answer that leaves the connection open.
        public void answer(int status, Map<String, String> moreHeaders, byte[] content) throws IOException {
            var head = new StringBuilder("HTTP/1.1 " + status + " X\r\nContent-Length: " + content.length + "\r\n");
            moreHeaders.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
            write(head.append("\r\n").toString());
            write(content);
        }

        /// Waits until the other side has closed the connection.
        void awaitClosed() {
            try {
                while (socket.getInputStream().read() >= 0) {
                    // nothing more is expected
                }
            } catch (IOException e) {
                // closed hard
            }
        }
    }

    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final Queue<Throwable> faults = new ConcurrentLinkedQueue<>();
    private final Deed deed;

    public RawServer(Deed deed) throws IOException {
        this.deed = deed;
        Thread.ofVirtual().name("raw server").start(this::listen);
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort() + "/");
    }

    /// How many connections have been made.
    int connections() {
        return connections.get();
    }

    private void listen() {
        while (!listening.isClosed()) {
            try {
                var socket = listening.accept();
                socket.setTcpNoDelay(true);
                sockets.add(socket);
                connections.incrementAndGet();
                Thread.ofVirtual().name("raw connection").start(() -> serve(socket));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var in = new BufferedInputStream(socket.getInputStream());
            while (true) {
                var line = line(in);
                if (line.isEmpty()) {
                    return;
                }
                var headers = new TreeMap<String, String>();
                for (var header = line(in); !header.isEmpty(); header = line(in)) {
                    int colon = header.indexOf(':');
                    headers.put(header.substring(0, colon).toLowerCase(Locale.ROOT), header.substring(colon + 1).strip());
                }
                var body = new String(in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0"))), UTF_8);
                var exchange = new Exchange(line, headers, body, socket, socket.getOutputStream());
                deed.answer(exchange);
                if (socket.isClosed() || socket.isOutputShutdown()) {
                    return;
                }
            }
        } catch (IOException e) {
            // the other side went away, which many tests want
        } catch (Exception | AssertionError e) {
            faults.add(e);
        }
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            line.append((char) b);
        }
        return new String(line.toString().getBytes(ISO_8859_1), UTF_8).stripTrailing();
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (var socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!faults.isEmpty()) {
            throw new AssertionError("the server of the test", faults.peek());
        }
    }
}
