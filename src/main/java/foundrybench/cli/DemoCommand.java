package foundrybench.cli;

import foundrybench.cli.Backstage.RulesText;
import foundrybench.cli.Backstage.GivenAnswer;
import foundrybench.cli.Backstage.Simulation;
import foundrybench.cli.Backstage.SimulationSettings;
import foundrybench.format.FileWords;
import foundrybench.store.KeptBody;
import foundrybench.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `demo`: serves the simulated Foundry on loopback until stopped.
@Command(name = "demo", description = "Serve the simulated Foundry on this machine until stopped.")
final class DemoCommand implements Callable<Integer> {
    private final RootCommand root;

    @Option(names = "--port", paramLabel = "N", defaultValue = "0", description = "Where to listen (any free port).")
    private int port;

    @Option(
            names = "--from",
            paramLabel = "SESSION",
            description = "Give again what was recorded of this session's answers, whatever is asked.")
    private @Nullable String from;

    @Option(names = "--pace", paramLabel = "N", description = "With --from: 1 as it came, 4 four times as fast, 0 without pauses.")
    private @Nullable Integer pace;

    @Option(names = "--ttft", paramLabel = "MS", description = "Milliseconds to the first delta.")
    private @Nullable Integer ttft;

    @Option(
            names = "--gap",
            paramLabel = "MS",
            description = "Milliseconds between deltas; at 0 several may come in one write.")
    private @Nullable Integer gap;

    @Option(names = "--deltas", paramLabel = "N", description = "Text deltas in an answer.")
    private @Nullable Integer deltas;

    @Option(
            names = "--tpm",
            paramLabel = "N",
            description = {
                "Tokens a minute for each deployment, counted when a request arrives: its prompt and its output limit"
                        + " (1000 if it has none). More is answered with 429."
            })
    private @Nullable Integer tokensPerMinute;

    @Option(names = "--rpm", paramLabel = "N", description = "Requests a minute for each deployment. More is answered with 429.")
    private @Nullable Integer requestsPerMinute;

    @Option(
            names = "--window",
            paramLabel = "HOW",
            defaultValue = "fixed",
            description = {
                "When what was let in stops to count:",
                "fixed      all at once, a minute after the first of it (the default)",
                "sliding    each request a minute after it came",
                "bucket     evenly over a minute"
            })
    private String window = "fixed";

    @Option(
            names = "--rules",
            paramLabel = "FILE",
            description = "Deployments with what each takes, its limits and how it thinks, as JSON.")
    private @Nullable Path rules;

    @Option(
            names = "--fault",
            paramLabel = "KIND=SHARE",
            description = {
                "What goes wrong, in which share of the requests (0.05 or 5%%); repeatable. The draw is the same at each"
                        + " start. Kinds:",
                "cut        breaks the connection in mid-answer",
                "clean-cut  ends the body in mid-answer as if all were well",
                "silence    sends nothing, or nothing more, and stays open",
                "429        asks for about a second, in each known form",
                "429-long   asks for a day",
                "500        a server error",
                "502        a gateway's page in HTML",
                "503        asks for a second",
                "html       a sign-in page under HTTP 200",
                "huge       a right answer, one event of it with 4 MB",
                "failed     a failure under HTTP 200, before any text"
            })
    private List<String> faults = List.of();

    DemoCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws InterruptedException, StoreException {
        var settings = new SimulationSettings(
                port, ttft, gap, deltas, tokensPerMinute, requestsPerMinute, window, readRules(), faults);
        try (var simulation = from == null ? root.backstage().startSimulation(settings) : startRecorded(from)) {
            root.console().out().print("FOUNDRY_ENDPOINT=%s\nFOUNDRY_API_KEY=%s\n".formatted(simulation.endpoint(), simulation.key()));
            root.console().out().flush();
            new CountDownLatch(1).await(); // until the process is ended
            return ExitCode.OK.code();
        } catch (IOException e) {
            throw new UsageException("Port %d of this machine cannot be used: %s. Choose another, or leave --port out.".formatted(port, e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private Simulation startRecorded(String session) throws StoreException, IOException {
        int wanted = pace == null ? 1 : pace;
        if (wanted != 0 && wanted != 1 && wanted != 4) {
            throw new UsageException("--pace is 1, 4 or 0, not " + pace);
        }
        try (var sessions = SavedSessions.open(root)) {
            var answers = new ArrayList<GivenAnswer>();
            for (var completion : SavedSessions.ended(sessions.find(session))) {
                var kept = sessions.store().recording(completion.origin().id());
                if (kept.isPresent()) {
                    answers.add(given(String.valueOf(completion.origin().deployment()), kept.get()));
                }
            }
            if (answers.isEmpty()) {
                throw new UsageException("There are no recordings of the session %s: they were not kept, or not any more.".formatted(session));
            }
            return root.backstage().startRecorded(answers, port, wanted);
        }
    }

    private static GivenAnswer given(String deployment, KeptBody kept) throws IOException {
        var type = kept.headers().getOrDefault("content-type", "application/json");
        return new GivenAnswer(deployment, kept.status(), type, kept.body(), kept.arrivals());
    }

    private @Nullable RulesText readRules() {
        try {
            return rules == null ? null : new RulesText(rules.toString(), Files.readString(rules));
        } catch (NoSuchFileException e) {
            throw new UsageException("%s does not exist.".formatted(rules));
        } catch (IOException e) {
            throw new UsageException("%s cannot be read: %s.".formatted(rules, FileWords.of(e)));
        }
    }
}
