package foundrybench.provider;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;

/// A request as it was handed to the HTTP client, without anything secret.
///
/// @param headers all that this program sets, by name; what may hold a secret is covered
/// @param body the text that was sent; empty when there was none
public record SentRequest(String method, URI uri, List<HeaderLine> headers, String body) {
    public SentRequest {
        headers = List.copyOf(headers);
    }

    static SentRequest of(HttpRequest request, String body, Mask mask) {
        var lines = new ArrayList<HeaderLine>();
        request.headers().map().forEach((name, values) ->
                values.forEach(value -> lines.add(HeaderLine.covered(name, mask.words(value)))));
        return new SentRequest(request.method(), request.uri(), lines, mask.words(body));
    }
}
