package foundrybench.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Runs what `code` prints as Kotlin and Python. A server keeps each request byte by byte; each must be the one that
/// `run` made, but for the request id and what the client adds by itself.
final class SnippetBench {
    private static final Path ROOT = Path.of(System.getProperty("bench.root"));
    private static final String JAVA = System.getProperty("java.home") + "/bin/java";
    private static final String KEY = "k3y";
    private static final String ANSWER = "data: [DONE]\n\n";
    private static final List<String> OURS = List.of("content-type", "accept", "user-agent", "api-key", "authorization");
    private static final String NASTY = """
            "double" 'single' \\ \\\\ \\n \\u0041 $HOME ${HOME} $(id) `id` %s %n {{x}}
            EOF ''' \"\"\" // # /* */ \t tab naïve 日本語 العربية 🤖 👩‍💻 e\u0301
            \u0001\u0007\b\u001b\u007f\u0085\u00a0\u2028\u2029\u202e\ufeff\ue000\udb40\udc41""";

    private record Sent(String line, TreeMap<String, String> headers, String body) {}

    private record Asked(String name, String prompt, List<String> flags) {}

    private static final List<Asked> CALLS = List.of(
            new Asked("chat", NASTY, List.of("-d", "gpt-5.4", "--max-tokens", "500", "--effort", "low")),
            new Asked("responses", NASTY, List.of("-d", "gpt-5.1-codex", "-s", NASTY)),
            new Asked("no stream", "-n", List.of("-d", "Kimi-K2.6", "--no-stream", "--temperature", "0.10")),
            new Asked("openai", NASTY, List.of("-d", "their 'model'/$x", "--kind", "openai")),
            new Asked("180 kB", "Wörter und 🤖, 'viele' davon. ".repeat(6_000), List.of("-d", "gpt-5.4")));

    private final List<Sent> sent = new ArrayList<>();
    private final Path folder = Files.createTempDirectory("snippets");
    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private boolean holds = true;

    private SnippetBench() throws IOException {}

    public static void main(String[] args) throws Exception {
        Lab.head("code as Kotlin and Python, against what run sends");
        var bench = new SnippetBench();
        bench.server.createContext("/", bench::answer);
        bench.server.start();
        try {
            bench.all();
        } finally {
            bench.server.stop(0);
            Lab.delete(bench.folder);
        }
        Lab.end(bench.holds);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = new TreeMap<String, String>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), "" + values));
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
            sent.add(new Sent(exchange.getRequestMethod() + " " + exchange.getRequestURI(), headers, body));
            exchange.sendResponseHeaders(200, ANSWER.length());
            exchange.getResponseBody().write(ANSWER.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void all() throws IOException, InterruptedException {
        for (int i = 0; i < CALLS.size(); i++) {
            code(CALLS.get(i), "kotlin", "snippet" + i + ".kt");
            code(CALLS.get(i), "python", "snippet" + i + ".py");
        }
        var classes = compiled();
        for (int i = 0; i < CALLS.size(); i++) {
            var call = CALLS.get(i);
            sent.clear();
            program(call, "run", "--no-save", "--retries", "0", "--quiet");
            var byRun = sent.getFirst();
            sent.clear();
            row(call, "kotlin", byRun, process("", JAVA, "-cp", classes, "Snippet" + i + "Kt"));
            sent.clear();
            row(call, "python", byRun, process("", "python3", folder.resolve("snippet" + i + ".py").toString()));
        }
    }

    private void code(Asked call, String language, String file) throws IOException, InterruptedException {
        Files.writeString(folder.resolve(file), program(call, "code", "--as", language));
    }

    private String program(Asked call, String command, String... more) throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of(ROOT.resolve("foundry-bench").toString(), command, "-"));
        words.addAll(call.flags());
        words.addAll(List.of("--endpoint", "http://127.0.0.1:" + server.getAddress().getPort() + "/", "--key-env", "BENCH_KEY"));
        words.addAll(List.of("--home", folder.resolve("home").toString()));
        words.addAll(List.of(more));
        return process(call.prompt(), words.toArray(String[]::new));
    }

    /// The class path of the Kotlin files' classes.
    private String compiled() throws IOException, InterruptedException {
        var files = Stream.of(folder.toFile().listFiles((_, name) -> name.endsWith(".kt"))).map(File::toString).toList();
        boolean isOnPath = Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).anyMatch(p -> Files.isExecutable(Path.of(p, "kotlinc")));
        var words = new ArrayList<String>();
        var out = folder.resolve(isOnPath ? "out.jar" : "out").toString();
        var classPath = out;
        if (isOnPath) {
            words.addAll(List.of("kotlinc", "-include-runtime"));
        } else {
            var libraries = ROOT.resolve("target/kotlin/lib");
            try (var jars = Files.newDirectoryStream(libraries, "kotlin-stdlib-*.jar")) {
                var standard = jars.iterator().next().toString();
                classPath += File.pathSeparator + standard;
                words.addAll(List.of(JAVA, "--enable-native-access=ALL-UNNAMED", "-cp", libraries + "/*"));
                words.addAll(List.of("org.jetbrains.kotlin.cli.jvm.K2JVMCompiler", "-no-stdlib", "-no-reflect", "-cp", standard));
            }
        }
        words.addAll(List.of("-d", out));
        words.addAll(files);
        process("", words.toArray(String[]::new));
        return classPath;
    }

    private String process(String input, String... words) throws IOException, InterruptedException {
        var out = folder.resolve("stdout");
        var err = folder.resolve("stderr");
        var typed = Files.writeString(folder.resolve("stdin"), input);
        var builder = new ProcessBuilder(words).redirectInput(typed.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("BENCH_KEY", KEY);
        int exit = builder.start().waitFor();
        if (exit != 0 && !List.of(words).contains("run")) { // the answer is none: only the request counts
            throw new IllegalStateException("%s ended with %d: %s".formatted(List.of(words), exit, Files.readString(err)));
        }
        return Files.readString(out);
    }

    private void row(Asked call, String language, Sent byRun, String printed) {
        boolean once = sent.size() == 1;
        boolean body = once && sent.getFirst().body().equals(byRun.body());
        boolean line = once && sent.getFirst().line().equals(byRun.line());
        boolean headers = once && ours(sent.getFirst()).equals(ours(byRun)) && !sent.getFirst().headers().containsKey("x-ms-client-request-id");
        boolean answer = printed.equals(ANSWER);
        boolean all = body && line && headers && answer;
        System.out.printf("%-10s %-10s %,8d bytes  address %s, body %s, headers %s, answer %s  %s%n", language, call.name(),
                byRun.body().length(), word(line), word(body), word(headers), word(answer), all ? "holds" : "BROKEN");
        holds &= all;
    }

    private static TreeMap<String, String> ours(Sent request) {
        var headers = new TreeMap<>(request.headers());
        headers.keySet().retainAll(OURS);
        return headers;
    }

    private static String word(boolean same) {
        return same ? "same" : "DIFFERS";
    }
}
