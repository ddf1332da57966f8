package foundrybench.imported;

import foundrybench.format.CompletionFormat;
import foundrybench.model.Deployment;
import foundrybench.wire.Json;
import foundrybench.wire.JsonException;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

/// Tells by its beginning what kind of file it is.
public final class Importers {
    private static final int LOOKED_AT = 64 * 1024; // characters

    private final RequestLogs logs; // one for all files: the input of a batch is a file of its own
    private final PromptfooResults promptfoo;

    /// @param deployments what is known of those with these names
    public Importers(Function<String, Deployment> deployments) {
        this.logs = new RequestLogs(deployments);
        this.promptfoo = new PromptfooResults(deployments);
    }

    /// Who reads a text that begins so; empty when nobody does.
    ///
    /// @param text stays at its beginning
    public Optional<Importer> of(BufferedReader text) throws IOException {
        text.mark(LOOKED_AT + 1);
        var begin = new char[LOOKED_AT];
        int read = 0;
        for (int more = 0; more >= 0 && read < LOOKED_AT; ) {
            read += more;
            more = text.read(begin, read, LOOKED_AT - read);
        }
        text.reset();
        return of(new String(begin, 0, Math.max(0, read)).stripLeading());
    }

    private Optional<Importer> of(String begin) {
        int end = begin.indexOf('\n');
        var line = end < 0 ? begin : begin.substring(0, end);
        if (line.contains("\"" + CompletionFormat.SCHEMA + "\"")) {
            return Optional.of(new CompletionLines());
        }
        try {
            var json = Json.parse(line);
            boolean isLogged = json.has("custom_id") || json.has("request") || json.has("choices") || json.has("output");
            if (isLogged) {
                return Optional.of(logs);
            }
        } catch (JsonException e) { // a document of several lines, or none
        }
        return begin.startsWith("{") && begin.contains("\"results\"") ? Optional.of(promptfoo) : Optional.empty();
    }
}
