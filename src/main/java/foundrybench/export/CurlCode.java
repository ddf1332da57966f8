package foundrybench.export;

/// A call as a script for a POSIX shell. The key reaches curl through a file descriptor: the list of processes shows
/// neither it nor the prompt.
final class CurlCode {
    private CurlCode() {}

    static String of(HttpCall call) {
        var out = new StringBuilder();
        var key = call.key();
        out.append("#!/bin/sh\n# Run it by: sh FILE. Needs curl 7.55 or newer.\n");
        if (call.base() == null) {
            out.append(": \"${%s:?set it to the endpoint}\"\n".formatted(CodeSource.ENDPOINT_VARIABLE));
        }
        if (key != null) {
            out.append(given(key));
        }
        out.append("printf %s ").append(StringLiteral.shell(call.body())).append(" |\ncurl -sS -N ").append(url(call));
        call.headers().forEach((name, value) ->
                out.append(" \\\n  -H ").append(StringLiteral.shell(name + ": " + value)));
        if (key == null) {
            return out.append(" \\\n  --data-binary @-\n").toString();
        }
        return out.append(" \\\n  -H @/dev/fd/3 --data-binary @- 3<<EOF\n")
                .append("%s: %s$%s\nEOF\n".formatted(key.header().name(), key.header().prefix(), key.variable()))
                .toString();
    }

    private static String given(KeySource key) {
        var variable = key.variable();
        var fetched = key.command() == null ? "" : "%1$s=${%1$s:-$(%2$s)}\n".formatted(variable, key.command());
        return fetched + ": \"${%s:?set it to the key}\"\n".formatted(variable);
    }

    private static String url(HttpCall call) {
        return call.base() == null
                ? "\"${%s%%/}\"%s".formatted(CodeSource.ENDPOINT_VARIABLE, StringLiteral.shell("/" + call.path()))
                : StringLiteral.shell(call.base() + call.path());
    }
}
