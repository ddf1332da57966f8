package foundrybench.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import foundrybench.model.Transport;
import foundrybench.wire.Json;

/// A [Transport] as `{"requestId", "region", "remainingRequests", "remainingTokens"}`.
final class TransportFormat {
    private TransportFormat() {}

    static ObjectNode toJson(Transport transport) {
        return Json.object()
                .put("requestId", transport.requestId())
                .put("region", transport.region())
                .put("remainingRequests", transport.remainingRequests())
                .put("remainingTokens", transport.remainingTokens());
    }

    static Transport fromJson(JsonFields json) throws FormatException {
        return new Transport(
                json.optionalText("requestId"),
                json.optionalText("region"),
                json.optionalNumber("remainingRequests"),
                json.optionalNumber("remainingTokens"));
    }
}
