package foundrybench.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foundrybench.model.ConnectionTrouble;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkTroubleTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void anEndpointThatDoesNotAnswerIsToldByHow() {
        var refused = new ConnectException();
        refused.initCause(new ClosedChannelException());
        assertEquals(new ConnectionTrouble.Refused(), trouble(refused, "127.0.0.1"));
        assertEquals(new ConnectionTrouble.Broken(), trouble(new ConnectException("Network is unreachable"), "192.0.2.1"));
        assertEquals(new ConnectionTrouble.NameNotFound(), trouble(causedBy(new UnresolvedAddressException()), "name.invalid"));
        assertEquals(
                new ConnectionTrouble.ConnectTimeout(Duration.ofSeconds(8)),
                trouble(new HttpConnectTimeoutException("HTTP connect timed out"), "192.0.2.1"));
        assertEquals(new ConnectionTrouble.Broken(), trouble(new IOException("closed", new EOFException()), "192.0.2.1"));
    }

    @Test
    void aNameThatLeadsToAPrivateAddressIsToldWhenItCannotBeReached() {
        var failures = List.of(
                new HttpConnectTimeoutException("HTTP connect timed out"), new ConnectException(), new NoRouteToHostException());
        for (var failure : failures) {
            var hop = new Hop("acct.openai.azure.com", null, Duration.ofSeconds(8));
            assertEquals(
                    new ConnectionTrouble.PrivateAddress("10.1.2.3"),
                    NetworkTrouble.of(failure, hop, NOON, _ -> List.of(InetAddress.ofLiteral("10.1.2.3"))));
        }
    }

    @Test
    void anAddressThatWasGivenAsOneIsNoPrivateEndpoint() {
        assertEquals(new ConnectionTrouble.Refused(), trouble(new ConnectException(), "10.1.2.3"));
        assertEquals(new ConnectionTrouble.Refused(), trouble(new ConnectException(), "[fd12::1]"));
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1, true", "172.16.0.1, true", "172.31.255.255, true", "172.32.0.1, false", "192.168.1.1, true",
        "100.64.0.1, true", "100.127.0.1, true", "100.128.0.1, false", "20.50.2.1, false", "fd12::1, true",
        "fc00::1, true", "2603:1000::1, false", "127.0.0.1, false"
    })
    void privateAddressesAreThoseOfTheStandards(String address, boolean isPrivate) {
        assertEquals(isPrivate, NetworkTrouble.isPrivate(InetAddress.ofLiteral(address)));
    }

    private static Throwable causedBy(RuntimeException cause) {
        var connect = new ConnectException();
        connect.initCause(cause);
        return new CompletionException(connect);
    }

    private static ConnectionTrouble trouble(Throwable failure, String host) {
        return NetworkTrouble.of(failure, new Hop(host, null, Duration.ofSeconds(8)), NOON);
    }
}
