package foundrybench.export;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// A call as a program of one file, in whatever language.
///
/// @param frame the program, with places for 1 the note, 2 the body, 3 the address, 4 the headers, 5 what reads the
///     environment
/// @param environment the function `environment(name)`, left out when nothing is read
/// @param comment what begins one
/// @param header one header, with places for name and value
/// @param unslashed an address without the slash at its end, with a place for it
/// @param joined texts joined when the program runs, with a place for them
/// @param between what stands between those
/// @param literal a text as source code
record CodeTemplate(
        String frame,
        String environment,
        String comment,
        String header,
        String unslashed,
        String joined,
        String between,
        UnaryOperator<String> literal) {

    String fill(HttpCall call) {
        var key = call.key();
        var note = key == null ? "" : "%s Before: %s\n".formatted(comment, key.howTo());
        boolean reads = key != null || call.base() == null;
        return frame.formatted(note, text(call.body()), address(call), headers(call), reads ? environment : "");
    }

    private String headers(HttpCall call) {
        var lines = new StringBuilder();
        call.headers().forEach((name, value) ->
                lines.append(header.formatted(literal.apply(name), literal.apply(value))));
        var key = call.key();
        if (key != null) {
            var prefix = key.header().prefix();
            var value = read(key.variable());
            lines.append(header.formatted(
                    literal.apply(key.header().name()), prefix.isEmpty() ? value : literal.apply(prefix) + " + " + value));
        }
        return lines.toString();
    }

    private String address(HttpCall call) {
        return call.base() == null
                ? unslashed.formatted(read(CodeSource.ENDPOINT_VARIABLE)) + " + " + literal.apply("/" + call.path())
                : literal.apply(call.base() + call.path());
    }

    private String read(String variable) {
        return "environment(%s)".formatted(literal.apply(variable));
    }

    /// A long text is joined when the program runs, since no constant may be that long.
    private String text(String text) {
        List<String> pieces = StringLiteral.pieces(text);
        return pieces.size() == 1
                ? literal.apply(text)
                : joined.formatted(pieces.stream().map(literal).collect(Collectors.joining(between)));
    }
}
