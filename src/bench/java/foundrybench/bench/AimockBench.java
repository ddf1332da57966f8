package foundrybench.bench;

import com.fasterxml.jackson.databind.JsonNode;
import foundrybench.wire.Json;
import foundrybench.wire.JsonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The program against a mock of these APIs that others wrote: both protocols, both kinds of endpoint, streamed and
/// in one piece; answers, thinking, tool calls, failures.
final class AimockBench {
    private static final Path ROOT = Path.of(System.getProperty("bench.root"));
    private static final List<Way> WAYS = List.of(
            new Way("azure", "", true, "Kimi-K2.6", "gpt-5.3-codex"),
            new Way("azure", "", false, "DeepSeek-V3.2", "gpt-5.1-codex"),
            new Way("openai", "v1", true, "local-model", "local-codex"));

    private final Aimock mock;
    private final Path home;
    private final JsonNode fixtures;
    private final List<String> broken = new ArrayList<>();

    private AimockBench(Aimock mock, Path home, JsonNode fixtures) {
        this.mock = mock;
        this.home = home;
        this.fixtures = fixtures;
    }

    /// How the mock is asked: two deployments, whose names say their protocols.
    ///
    /// @param path behind the mock's address
    private record Way(String kind, String path, boolean streamed, String chat, String responses) {
        String route(String deployment) {
            boolean isChat = deployment.equals(chat);
            if (kind.equals("openai")) {
                return isChat ? "/v1/chat/completions" : "/v1/responses";
            }
            return isChat ? "/openai/deployments/" + deployment + "/chat/completions?api-version=2024-10-21" : "/openai/v1/responses";
        }

        String title(String deployment) {
            return "%s %s%s".formatted(kind, deployment.equals(chat) ? "chat" : "responses", streamed ? "" : ", whole");
        }
    }

    /// What the program printed and ended with.
    private record Ran(int exit, List<JsonNode> lines) {}

    public static void main(String[] args) throws Exception {
        Lab.head("against " + args[0] + ", key checked, 7 characters a delta");
        var file = ROOT.resolve("src/bench/aimock.json");
        var home = Files.createTempDirectory("bench-home");
        boolean holds = true;
        try {
            System.out.printf("%-26s", "");
            WAYS.forEach(way -> System.out.printf("%-23s%-23s", way.title(way.chat()), way.title(way.responses())));
            System.out.println();
            try (var mock = Aimock.start(Path.of(args[1]), file)) {
                var bench = new AimockBench(mock, home, Json.parse(Files.readString(file)).path("fixtures"));
                for (var one : AimockCase.ALL) {
                    bench.row(one);
                }
                bench.broken.forEach(finding -> System.out.println("BROKEN " + finding));
                holds = bench.broken.isEmpty();
            }
        } finally {
            Lab.delete(home);
        }
        System.out.println(holds ? "\nall of it as told" : "");
        Lab.end(holds);
    }

    private void row(AimockCase one) throws IOException, InterruptedException, JsonException {
        System.out.printf("%-26s", one.prompt());
        for (var way : WAYS) {
            for (var deployment : List.of(way.chat(), way.responses())) {
                boolean isTried = one.isTried(deployment.equals(way.chat()), way.streamed());
                System.out.printf("%-23s", isTried ? cell(one, way, deployment) : "–");
            }
        }
        System.out.println();
    }

    private String cell(AimockCase one, Way way, String deployment) throws IOException, InterruptedException, JsonException {
        if (one.prompt().equals(AimockCase.RECOVER)) {
            mock.refuseNext();
        }
        var ran = run(one, way, deployment);
        var wrong = new ArrayList<String>();
        if (ran.exit() != (one.completes() ? 0 : 1)) {
            wrong.add("exit " + ran.exit());
        }
        if (ran.lines().size() == 1) {
            var line = ran.lines().getFirst();
            wrong.addAll(one.wrong(line, told(one.prompt()), way.streamed()));
            if (!one.prompt().equals(AimockCase.WRONG_KEY)) { // that is not in the mock's journal
                wrong.addAll(wrongRoutes(line, way.route(deployment), one));
            }
        } else {
            wrong.add(ran.lines().size() + " lines");
        }
        wrong.forEach(finding -> broken.add("%s, %s: %s".formatted(one.prompt(), way.title(deployment), finding)));
        return wrong.isEmpty() ? "passed" : "FAILED";
    }

    private Ran run(AimockCase one, Way way, String deployment) throws IOException, InterruptedException, JsonException {
        var command = new ArrayList<>(List.of(
                ROOT.resolve("foundry-bench").toString(), "run", one.prompt(), "-d", deployment, "--json", "--quiet", "--no-demo",
                "--retries", "" + (one.attempts() - 1), "--home", home.toString(),
                "--endpoint", mock.address().resolve(way.path()).toString(), "--kind", way.kind(), "--key-env", "BENCH_KEY"));
        if (!way.streamed()) {
            command.add("--no-stream");
        }
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("BENCH_KEY", one.prompt().equals(AimockCase.WRONG_KEY) ? "another-key" : Aimock.KEY);
        var process = builder.start();
        var lines = new ArrayList<JsonNode>();
        for (var line : process.inputReader(StandardCharsets.UTF_8).lines().toList()) {
            lines.add(Json.parse(line));
        }
        return new Ran(process.waitFor(), lines);
    }

    /// What the fixture of this prompt tells the mock to answer.
    private JsonNode told(String prompt) {
        for (var fixture : fixtures) {
            if (fixture.path("match").path("userMessage").asText().equals(prompt)) {
                return fixture.path("response");
            }
        }
        throw new IllegalStateException("aimock.json has no fixture for " + prompt);
    }

    private List<String> wrongRoutes(JsonNode line, String route, AimockCase one) throws IOException, InterruptedException, JsonException {
        var paths = mock.paths(line.path("id").asText());
        boolean isRight = paths.stream().allMatch(route::equals) && paths.size() == one.attempts();
        return isRight ? List.of() : List.of("asked at " + paths + ", not at " + route);
    }
}
