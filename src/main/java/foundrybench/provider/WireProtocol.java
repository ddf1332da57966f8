package foundrybench.provider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import foundrybench.model.Connection;
import foundrybench.model.Protocol;
import foundrybench.model.Request;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/// How a request is written in one of the service's protocols.
public sealed interface WireProtocol permits ChatProtocol, ResponsesProtocol {
    /// The request as it goes over the wire. What is not set is not sent.
    Post encode(Request request, Connection connection);

    /// The protocol of this name.
    static WireProtocol of(Protocol protocol) {
        return switch (protocol) {
            case CHAT -> new ChatProtocol();
            case RESPONSES -> new ResponsesProtocol();
        };
    }

    /// Takes these fields out; one within another is named with a dot, such as `reasoning.effort`. What is left empty by
    /// that goes too.
    static void omit(ObjectNode body, Set<String> names) {
        for (var name : names) {
            int dot = name.indexOf('.');
            if (dot < 0) {
                body.remove(name);
            } else if (body.get(name.substring(0, dot)) instanceof ObjectNode inner) {
                omit(inner, Set.of(name.substring(dot + 1)));
                if (inner.isEmpty()) {
                    body.remove(name.substring(0, dot));
                }
            }
        }
    }

    /// An address below the connection's endpoint.
    static URI below(Connection connection, String path) {
        if (!connection.endpoint().toString().endsWith("/")) { // else the path would become part of the host
            throw new IllegalArgumentException("no base address: " + connection.endpoint());
        }
        return URI.create(connection.endpoint() + path);
    }

    /// A name as one segment of a path.
    static String segment(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
