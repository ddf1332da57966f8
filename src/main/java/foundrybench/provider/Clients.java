package foundrybench.provider;

import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes the JDK's HTTP clients, as the network settings want them.
public final class Clients {
    private static final String TUNNEL_SCHEMES = "jdk.http.auth.tunneling.disabledSchemes";
    private static final String SIGN_INS = "jdk.httpclient.auth.retrylimit";
    private static final int HTTPS_PORT = 443;

    private Clients() {}

    /// A client that knows proxy, trust and timeout, and signs in to the proxy when that asks.
    public static HttpClient.Builder builder(NetworkSettings network) {
        var builder = withoutSignIn(network);
        var proxy = network.proxy();
        return proxy == null || proxy.user() == null ? builder : builder.authenticator(new SignIn(proxy));
    }

    /// The same, for requests that bring the sign-in to the proxy with them: see [Hop#signIn].
    static HttpClient.Builder withoutSignIn(NetworkSettings network) {
        admitBasic();
        var builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(network.connectTimeout().value());
        if (network.direct()) {
            builder.proxy(HttpClient.Builder.NO_PROXY);
        } else if (network.proxy() != null) {
            builder.proxy(new Selector(network));
        }
        return network.extraTrust() == null ? builder : builder.sslContext(network.extraTrust().context());
    }

    /// The JDK forbids `Basic` towards proxies of `https`, unless told otherwise before its first client is made; it
    /// would also send a refused password three times more, which locks accounts.
    private static void admitBasic() {
        setUnlessSet(TUNNEL_SCHEMES, "");
        setUnlessSet(SIGN_INS, "0");
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    static int port(URI uri) {
        return uri.getPort() < 0 ? HTTPS_PORT : uri.getPort();
    }

    /// Sends what is not for this machine or an excepted host through the proxy.
    private static final class Selector extends ProxySelector {
        private final NetworkSettings network;

        Selector(NetworkSettings network) {
            this.network = network;
        }

        @Override
        public List<Proxy> select(URI uri) {
            var proxy = network.proxyTo(uri.getHost(), port(uri));
            return List.of(proxy == null
                    ? Proxy.NO_PROXY
                    : new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.host(), proxy.port())));
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException e) {
            // told by the call that fails
        }
    }

    private static final class SignIn extends Authenticator {
        private final HttpProxy proxy;

        SignIn(HttpProxy proxy) {
            this.proxy = proxy;
        }

        /// Nobody but the proxy gets them.
        @Override
        protected @Nullable PasswordAuthentication getPasswordAuthentication() {
            var password = proxy.password();
            return getRequestorType() == RequestorType.PROXY && proxy.user() != null
                    ? new PasswordAuthentication(proxy.user(), (password == null ? "" : password.reveal()).toCharArray())
                    : null;
        }
    }
}
