package foundrybench.imported;

import com.fasterxml.jackson.databind.JsonNode;
import foundrybench.wire.Json;
import foundrybench.wire.JsonException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The entries of a file of JSON: one a line; or one document, laid out however, that is an entry, an array of them, or a
/// list as APIs give it, with `data`.
final class LogEntries {
    private LogEntries() {}

    /// Takes an entry.
    interface Each {
        /// @param place where it stands, such as `line 3`
        void entry(JsonNode json, String place);
    }

    /// Reads to the end. A line that is no JSON is a fault.
    static void read(BufferedReader text, Findings findings, Each each) throws IOException {
        var begin = text.readLine();
        if (begin == null) {
            return;
        }
        boolean areLines = Json.tryParseForeign(begin).filter(json -> json.isObject() && !isList(json)).isPresent();
        if (areLines) {
            line(begin, 1, findings, each);
            lines(text, 2, findings, each);
            return;
        }
        var all = begin + "\n" + text.lines().collect(Collectors.joining("\n"));
        var document = Json.tryParseForeign(all);
        if (document.isEmpty()) {
            broken(all, findings, each);
        } else if (!Importers.isMalformed(all, 1, findings)) {
            entries(document.get(), each);
        }
    }

    /// One document that is broken has one fault; entries that have a line to themselves are read all the same. Where the
    /// first line is no beginning of a document, each line is an entry.
    private static void broken(String all, Findings findings, Each each) throws IOException {
        boolean isDocument = Set.of("[", "{", "[{").contains(all.lines().findFirst().orElse("").strip());
        if (!isDocument) {
            lines(new BufferedReader(new StringReader(all)), 1, findings, each);
            return;
        }
        try {
            Json.parse(all);
        } catch (JsonException e) {
            findings.fault("line " + e.line(), "no JSON, column %d: %s".formatted(e.column(), e.getMessage()));
        }
        int number = 0;
        for (var line : all.lines().toList()) {
            var place = "line " + ++number;
            var entry = line.strip().replaceFirst(",$", "");
            Json.tryParseForeign(entry).filter(json -> json.isObject() && json.size() > 1).ifPresent(json -> each.entry(json, place));
        }
    }

    private static boolean isList(JsonNode json) {
        return json.path("data").isArray() && !json.has("choices") && !json.has("output");
    }

    private static void entries(JsonNode document, Each each) {
        Iterable<JsonNode> entries = document.isArray() ? document : isList(document) ? document.path("data") : List.of(document);
        int number = 0;
        for (var entry : entries) {
            each.entry(entry, "entry " + ++number);
        }
    }

    private static void lines(BufferedReader text, int first, Findings findings, Each each) throws IOException {
        int number = first;
        for (var line = text.readLine(); line != null; line = text.readLine()) {
            line(line, number++, findings, each);
        }
    }

    private static void line(String line, int number, Findings findings, Each each) {
        if (line.isBlank() || Importers.isMalformed(line, number, findings)) {
            return;
        }
        try {
            each.entry(Json.parse(line), "line " + number);
        } catch (JsonException e) {
            findings.fault("line " + number, "no JSON, column %d: %s".formatted(e.column(), e.getMessage()));
        }
    }
}
