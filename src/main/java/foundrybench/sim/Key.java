package foundrybench.sim;

import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// What a caller must show, good for one start of a service.
record Key(String text) {
    private static final String BEARER = "Bearer ";
    private static final int BYTES = 24;

    static Key random() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return new Key(HexFormat.of().formatHex(bytes));
    }

    void check(HttpExchange exchange) throws Refusal {
        var headers = exchange.getRequestHeaders();
        var bearer = headers.getFirst("Authorization");
        boolean isBearer = bearer != null && bearer.startsWith(BEARER) && is(bearer.substring(BEARER.length()));
        if (!isBearer && !is(headers.getFirst("api-key"))) {
            throw Refusal.wrongKey();
        }
    }

    private boolean is(@Nullable String sent) {
        return sent != null
                && MessageDigest.isEqual(sent.getBytes(StandardCharsets.UTF_8), text.getBytes(StandardCharsets.UTF_8));
    }
}
