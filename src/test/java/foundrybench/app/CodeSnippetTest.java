package foundrybench.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.app.RecordingServer.Sent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What `code` prints is run, by curl and by this JDK, and what then arrives is compared with what `run` sends.
class CodeSnippetTest {
    private static final String KEY = "k3y-of-theirs";
    private static final String NASTY = """
            It's "quoted" 'twice', \\ and \\\\, \\n, \\u0041, $HOME ${HOME} $(id) `id` %s %n %% {{x}} {% y %}
            EOF
            ''' \"\"\" // # /* */ \t tab, naïve Grüße 日本語 العربية 🤖 👩‍💻 e\u0301""";
    private static final String CONTROLS = allControls();
    private static final String LONG = "Wörter und 🤖, 'viele' davon. ".repeat(6_000);

    /// Headers that the client makes, not we.
    private static final Set<String> OF_THE_CLIENT = Set.of("host", "content-length", "connection");

    @TempDir
    Path folder;

    RecordingServer server;

    @BeforeEach
    void listen() throws IOException {
        server = new RecordingServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String allControls() {
        var text = new StringBuilder("controls:");
        for (char c = 1; c <= ' '; c++) {
            text.append(c);
        }
        return text.append("\u007f\u0080\u0085\u009f\u00a0\u00ad\u2028\u2029\u202e\u2066\ufeff\ufffd\ue000\udb40\udc41.").toString();
    }

    static List<List<String>> nastyCalls() {
        return List.of(
                List.of(NASTY, "-d", "gpt-5.4", "--max-tokens", "500", "--effort", "low"),
                List.of(CONTROLS, "-d", "gpt-5.1-codex", "--effort", "high"),
                List.of(LONG, "-d", "Kimi-K2.6", "--no-stream"),
                List.of(NASTY + CONTROLS, "-d", "their 'model'/$x", "-s", NASTY, "--kind", "openai", "--temperature", "0.10"));
    }

    static List<List<String>> plainCalls() {
        return List.of(
                List.of("-n", "-d", "DeepSeek-V3.2", "--top-p", "0.5"),
                List.of("@file", "-d", "gpt-5.3-codex", "--no-stream"),
                List.of("%s", "-d", "gpt-5.3-codex", "--kind", "openai"));
    }

    @ParameterizedTest
    @MethodSource({"nastyCalls", "plainCalls"})
    void curlSendsWhatRunSends(List<String> call) throws Exception {
        sendsTheSame("curl", keyed(call));
    }

    @ParameterizedTest
    @MethodSource("nastyCalls")
    void javaSendsWhatRunSends(List<String> call) throws Exception {
        sendsTheSame("java", keyed(call));
    }

    @ParameterizedTest
    @ValueSource(strings = {"curl", "java"})
    void withoutAKeyThereIsNoHeaderForOne(String language) throws Exception {
        var call = List.of("hi", "-d", "x", "--kind", "openai", "--endpoint", server.endpoint() + "v1/", "--auth", "none");
        sendsTheSame(language, call);
        assertFalse(server.sent().getLast().headers().containsKey("authorization"));
    }

    /// As with `demo`, whose two lines are put into the environment.
    @ParameterizedTest
    @ValueSource(strings = {"curl", "java"})
    void withoutAConnectionTheEnvironmentNamesIt(String language) throws Exception {
        program().with("FOUNDRY_ENDPOINT", server.endpoint()).with("FOUNDRY_API_KEY", KEY).run("run", "hi", "-d", "gpt-5.4", "--no-save");
        var code = program().with("CI", "true").run("code", "hi", "-d", "gpt-5.4", "--as", language);
        assertEquals(0, code.exit(), code.err());
        assertTrue(code.err().contains("FOUNDRY_ENDPOINT"), code.err());
        for (var endpoint : List.of(server.endpoint(), server.endpoint().replaceFirst("/$", ""))) {
            assertEquals(RecordingServer.ANSWER, runAs(language, code.out(), Map.of("FOUNDRY_ENDPOINT", endpoint, "FOUNDRY_API_KEY", KEY)));
            assertSame(server.sent().getFirst(), server.sent().getLast());
        }
    }

    @Test
    void curlIsGivenTheKeyOnNoCommandLine() throws Exception {
        var code = run("code", keyed(List.of("a private prompt", "-d", "gpt-5.4")), "--as", "curl");
        var curl = Files.writeString(folder.resolve("curl"), "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
        assertTrue(curl.toFile().setExecutable(true));
        var arguments = runAs("curl", code.out(), Map.of("THEIR_KEY", KEY, "PATH", folder + ":" + System.getenv("PATH")));
        assertTrue(arguments.contains("/openai/deployments/gpt-5.4/"), arguments);
        assertFalse(arguments.contains(KEY), arguments);
        assertFalse(arguments.contains("private"), arguments);
    }

    private void sendsTheSame(String language, List<String> call) throws Exception {
        run("run", call, "--no-save", "--retries", "0");
        var code = run("code", call, "--as", language);
        assertEquals(0, code.exit(), code.err());
        assertEquals(1, server.sent().size(), "code sends nothing");
        assertFalse(code.out().contains(KEY));
        assertEquals(RecordingServer.ANSWER, runAs(language, code.out(), Map.of("THEIR_KEY", KEY)));
        assertEquals(2, server.sent().size());
        assertSame(server.sent().getFirst(), server.sent().getLast());
    }

    private static void assertSame(Sent byRun, Sent byCode) {
        assertEquals(byRun.line(), byCode.line());
        assertEquals(byRun.body(), byCode.body());
        var ours = new TreeMap<>(byRun.headers());
        ours.keySet().removeAll(OF_THE_CLIENT);
        ours.remove("x-ms-client-request-id");
        var theirs = new TreeMap<>(byCode.headers());
        assertFalse(theirs.containsKey("x-ms-client-request-id"));
        theirs.keySet().retainAll(ours.keySet());
        assertEquals(ours, theirs);
        assertTrue(ours.keySet().containsAll(Set.of("content-type", "accept", "user-agent")), ours::toString);
    }

    private Program program() {
        return new Program(folder.resolve("home"), folder);
    }

    private List<String> keyed(List<String> call) {
        var all = new ArrayList<>(call);
        all.addAll(List.of("--endpoint", server.endpoint(), "--key-env", "THEIR_KEY"));
        return all;
    }

    /// The prompt, which comes first, is typed: as an argument it could not begin with a dash.
    private Program.Output run(String command, List<String> call, String... more) {
        var all = new ArrayList<>(List.of(command, "-"));
        all.addAll(call.subList(1, call.size()));
        all.addAll(List.of(more));
        return program().with("THEIR_KEY", KEY).typing(call.getFirst()).run(all.toArray(String[]::new));
    }

    private String runAs(String language, String code, Map<String, String> environment) throws Exception {
        var file = Files.writeString(folder.resolve(language.equals("java") ? "Snippet.java" : "snippet.sh"), code);
        var program = language.equals("java") ? System.getProperty("java.home") + "/bin/java" : "sh";
        var out = folder.resolve("out");
        var builder = new ProcessBuilder(program, file.toString()).redirectErrorStream(true).redirectOutput(out.toFile());
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", System.getenv("PATH"), "HOME", folder.toString()));
        builder.environment().putAll(environment);
        int exit = builder.start().waitFor();
        assertEquals(0, exit, Files.readString(out));
        return Files.readString(out);
    }
}
