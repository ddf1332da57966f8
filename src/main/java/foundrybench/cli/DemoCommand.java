package foundrybench.cli;

import foundrybench.cli.Backstage.SimulationSettings;
import java.io.IOException;
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

    @Option(names = "--ttft", paramLabel = "MS", description = "Milliseconds to the first delta.")
    private @Nullable Integer ttft;

    @Option(names = "--gap", paramLabel = "MS", description = "Milliseconds between deltas.")
    private @Nullable Integer gap;

    @Option(names = "--deltas", paramLabel = "N", description = "Text deltas in an answer.")
    private @Nullable Integer deltas;

    DemoCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (var simulation = root.backstage().startSimulation(new SimulationSettings(port, ttft, gap, deltas))) {
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
}
