package foundrybench.provider;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// A forward proxy as companies have one: tunnels by `CONNECT`, perhaps with a sign-in. Whatever host is asked
/// for, it connects to the one server of the test: the proxy alone knows the names.
public final class ForwardProxy implements AutoCloseable {
    private static final int LONGEST_HEAD = 20_000;

    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final int target;
    private final @Nullable String wanted;
    private final String scheme;
    private final int refusal;

    private ForwardProxy(int target, @Nullable String wanted, String scheme, int refusal) throws IOException {
        this.target = target;
        this.wanted = wanted;
        this.scheme = scheme;
        this.refusal = refusal;
        Thread.ofVirtual().name("forward proxy").start(this::listen);
    }

    /// One that lets everybody through.
    ///
    /// @param target port of the test's server on this machine
    public static ForwardProxy open(int target) throws IOException {
        return new ForwardProxy(target, null, "", 0);
    }

    /// One that wants user and password in the way of `Basic`.
    public static ForwardProxy wanting(int target, String user, String password) throws IOException {
        var pair = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
        return new ForwardProxy(target, "Basic " + pair, "Basic realm=\"company\"", 0);
    }

    /// One that wants a sign-in in another way than `Basic`.
    static ForwardProxy negotiating() throws IOException {
        return new ForwardProxy(0, "impossible", "Negotiate", 0);
    }

    /// One that connects to nobody.
    static ForwardProxy refusing(int status) throws IOException {
        return new ForwardProxy(0, null, "", status);
    }

    public int port() {
        return listening.getLocalPort();
    }

    /// What it was asked: the first line of each connection, and after it the sign-in that came along.
    public List<String> heads() {
        return List.copyOf(heads);
    }

    private void listen() {
        while (!listening.isClosed()) {
            try {
                var socket = listening.accept();
                sockets.add(socket);
                Thread.ofVirtual().name("proxied").start(() -> serve(socket));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            var head = head(client.getInputStream());
            var signIn = head.lines().filter(l -> l.toLowerCase(Locale.ROOT).startsWith("proxy-authorization:"))
                    .map(l -> l.substring(l.indexOf(':') + 1).strip()).findFirst().orElse("");
            heads.add((head.lines().findFirst().orElse("") + " " + signIn).strip());
            if (wanted != null && !wanted.equals(signIn)) {
                answer(client, "407 Proxy Authentication Required\r\nProxy-Authenticate: " + scheme + "\r\nContent-Length: 0\r\nConnection: close");
            } else if (refusal > 0) {
                answer(client, refusal + " No\r\nContent-Length: 0\r\nConnection: close");
            } else {
                tunnel(client);
            }
        } catch (IOException e) {
            // the other side went away
        }
    }

    private void tunnel(Socket client) throws IOException {
        try (var server = new Socket(InetAddress.ofLiteral("127.0.0.1"), target)) {
            sockets.add(server);
            answer(client, "200 Connection Established");
            var back = Thread.ofVirtual().start(() -> pump(server, client));
            pump(client, server);
            back.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            // one side has closed, which ends both
            try (from; to) {
                return;
            } catch (IOException again) {
                return;
            }
        }
    }

    private static void answer(Socket client, String head) throws IOException {
        client.getOutputStream().write(("HTTP/1.1 " + head + "\r\n\r\n").getBytes(ISO_8859_1));
        client.getOutputStream().flush();
    }

    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        for (int b = in.read(); b >= 0 && head.length() < LONGEST_HEAD; b = in.read()) {
            head.append((char) b);
            if (head.indexOf("\r\n\r\n") >= 0) {
                return head.toString();
            }
        }
        return head.toString();
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
    }
}
