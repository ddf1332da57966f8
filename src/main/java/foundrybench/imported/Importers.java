package foundrybench.imported;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import foundrybench.format.CompletionFormat;
import foundrybench.model.Deployment;
import foundrybench.wire.Json;
import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;

/// Tells by its beginning what kind of file it is.
public final class Importers {
    private static final int LOOKED_AT = 64 * 1024 * 1024; // characters
    private static final int BEGINNING = 64 * 1024;
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final char MALFORMED = '\uFDD0'; // which no text has: Unicode gives it to nobody
    private static final JsonFactory JSON = new JsonFactory();

    private final RequestLogs logs; // one for all files: the input of a batch is a file of its own
    private final PromptfooResults promptfoo;

    /// @param deployments what is known of those with these names
    public Importers(Function<String, Deployment> deployments) {
        this.logs = new RequestLogs(deployments);
        this.promptfoo = new PromptfooResults(deployments);
    }

    /// The text of a file, in UTF-8. Bytes that are none make only their line a fault.
    public static BufferedReader text(InputStream in) throws IOException {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .replaceWith(String.valueOf(MALFORMED));
        var text = new BufferedReader(new InputStreamReader(in, decoder));
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        return text;
    }

    /// Whether there were bytes in it that are no UTF-8, which is a fault then.
    ///
    /// @param firstLine its number
    static boolean isMalformed(String text, int firstLine, Findings findings) {
        int at = text.indexOf(MALFORMED);
        if (at < 0) {
            return false;
        }
        long line = firstLine + text.substring(0, at).chars().filter(c -> c == '\n').count();
        findings.fault("line " + line, "has bytes that are no UTF-8, column " + (at - text.lastIndexOf('\n', at)));
        return true;
    }

    /// Who reads a text that begins so; empty when nobody does.
    ///
    /// @param text stays at its beginning
    public Optional<Importer> of(BufferedReader text) throws IOException {
        text.mark(LOOKED_AT + 1);
        var found = of(new Limited(text));
        text.reset();
        return found.isPresent() ? found : ofLines(text);
    }

    /// Whether it begins with requests of a batch: to be read before the file with the answers to them.
    ///
    /// @param text stays at its beginning
    public static boolean areRequests(BufferedReader text) throws IOException {
        text.mark(LOOKED_AT + 1);
        var line = text.readLine();
        text.reset();
        return line != null && Json.tryParseForeign(line).filter(RequestLogs::isRequest).isPresent();
    }

    /// How many requests of batches have no answer in what was read so far.
    public int unanswered() {
        return logs.unanswered();
    }

    /// Whether there is nothing in it.
    ///
    /// @param text stays at its beginning
    public static boolean isEmpty(BufferedReader text) throws IOException {
        text.mark(BEGINNING + 1);
        var begin = beginning(text);
        text.reset();
        return begin.isBlank();
    }

    /// By a line further down, when the first is damaged.
    private Optional<Importer> ofLines(BufferedReader text) throws IOException {
        text.mark(BEGINNING + 1);
        var begin = beginning(text);
        text.reset();
        for (var line : begin.lines().toList()) {
            if (line.contains("\"" + CompletionFormat.SCHEMA + "\"")) {
                return Optional.of(new CompletionLines());
            }
            var found = of(new StringReader(line));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static String beginning(Reader text) throws IOException {
        var begin = new char[BEGINNING];
        int read = 0;
        for (int more = 0; more >= 0 && read < BEGINNING; ) {
            read += more;
            more = text.read(begin, read, BEGINNING - read);
        }
        return new String(begin, 0, read);
    }

    /// By the first telling field of an object, which may be in an array.
    private Optional<Importer> of(Reader text) {
        try (var json = JSON.createParser(text)) {
            for (var token = json.nextToken(); token != null; token = json.nextToken()) {
                var found = token == JsonToken.START_OBJECT ? ofObject(json) : Optional.<Importer>empty();
                boolean isOver = found.isPresent() || token.isScalarValue();
                if (isOver) {
                    return found;
                }
            }
            return Optional.empty();
        } catch (IOException e) { // no JSON, or none so far
            return Optional.empty();
        }
    }

    private Optional<Importer> ofObject(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            var found = of(json);
            if (found.isPresent()) {
                return found;
            }
            json.skipChildren();
        }
        return Optional.empty();
    }

    private Optional<Importer> of(JsonParser field) throws IOException {
        var name = field.currentName();
        var value = field.nextToken();
        return switch (name) {
            case "schema" -> value == JsonToken.VALUE_STRING && field.getText().equals(CompletionFormat.SCHEMA)
                    ? Optional.of(new CompletionLines())
                    : Optional.empty();
            case "custom_id", "request", "choices", "output" -> Optional.of(logs);
            case "data" -> value == JsonToken.START_ARRAY ? Optional.of(logs) : Optional.empty();
            case "results", "promptIdx", "testIdx" -> Optional.of(promptfoo);
            default -> Optional.empty();
        };
    }

    /// So much of a text as may be looked at; closing it leaves the text open.
    private static final class Limited extends FilterReader {
        private int left = LOOKED_AT;

        Limited(Reader text) {
            super(text);
        }

        @Override
        public int read() throws IOException {
            return left-- <= 0 ? -1 : super.read();
        }

        @Override
        public int read(char[] into, int from, int length) throws IOException {
            int read = left <= 0 ? -1 : super.read(into, from, Math.min(length, left));
            left -= Math.max(0, read);
            return read;
        }

        @Override
        public void close() {
            // whoever opened the text reads on
        }
    }
}
