package foundrybench.export;

import foundrybench.model.Connection.Auth;
import foundrybench.model.Connection;
import foundrybench.model.Request;
import foundrybench.model.Template;
import foundrybench.provider.Post;
import foundrybench.provider.WireProtocol;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is to be written down: one request, its variables apart, and where it goes.
///
/// @param template the request with its variables in place
/// @param values of the variables, in order
/// @param connection `null` when there is none: the code then reads endpoint and key from the environment
public record CodeSource(Request template, Map<String, String> values, @Nullable Connection connection) {
    /// Variable of an endpoint that is not known when the code is written.
    static final String ENDPOINT_VARIABLE = "FOUNDRY_ENDPOINT";

    private static final Connection UNKNOWN = new Connection(
            "",
            Connection.Kind.AZURE,
            URI.create("https://unknown.invalid/"),
            new Auth.EnvironmentKey(KeySource.VARIABLE),
            Connection.DEFAULT_API_VERSION,
            "",
            false);

    public CodeSource {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /// The call over HTTP, to the byte as this program makes it.
    HttpCall call() {
        var to = connectionOrUnknown();
        var post = post();
        var base = to.endpoint().toString();
        var path = post.uri().toString().substring(base.length());
        return new HttpCall(connection == null ? null : base, path, post.headers(), KeySource.of(to), post.text());
    }

    /// The connection, or one that is like what the environment will name.
    Connection connectionOrUnknown() {
        return connection == null ? UNKNOWN : connection;
    }

    /// The POST, its variables filled.
    Post post() {
        var request = template.withPrompt(Template.fill(template.prompt(), values));
        return WireProtocol.of(request.deployment().protocol()).encode(request, connectionOrUnknown());
    }
}
