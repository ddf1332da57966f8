package foundrybench.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// `run --demo --json`, cold: from the clone beyond the floor's cold call of the same answer, and from an
/// application image, if one was built, beyond the answer itself.
final class StartBench {
    private static final int RUNS = 11;
    private static final double CLONE_LIMIT_MS = 800;
    private static final double IMAGE_LIMIT_MS = 500;
    private static final Path ROOT = Path.of(System.getProperty("bench.root"));

    private StartBench() {}

    public static void main(String[] args) throws Exception {
        Lab.head("One call, cold, saved");
        var floor = new double[RUNS];
        var clone = new double[RUNS];
        var image = new double[RUNS];
        var command = ROOT.resolve("target/foundry-bench/bin/foundry-bench");
        try (var service = Service.start(List.of("300", "10", "20"))) {
            for (int i = 0; i < RUNS; i++) {
                floor[i] = coldFloor(service);
                clone[i] = beyondTheAnswer(ROOT.resolve("foundry-bench"));
                image[i] = Files.exists(command) ? beyondTheAnswer(command) : Double.NaN;
            }
        }
        System.out.printf("%-28s %9.0f ms%n", "floor beyond the answer", Lab.median(floor));
        boolean holds = Lab.row("clone beyond the floor", "ms", Lab.median(clone) - Lab.median(floor), CLONE_LIMIT_MS);
        if (Files.exists(command)) {
            holds &= Lab.row("installed beyond the answer", "ms", Lab.median(image), IMAGE_LIMIT_MS);
        } else {
            System.out.println("no application image: packaging/linux/build makes one");
        }
        Lab.end(holds);
    }

    /// The floor's whole time without the time that the service took: 300 ms, then 19 pauses of 10 ms.
    private static double coldFloor(Service service) throws IOException, InterruptedException {
        return Lab.floor(service, 1, 1, List.of("DeepSeek-V3.2")).wallMs() - 300 - 19 * 10;
    }

    private static double beyondTheAnswer(Path launcher) throws Exception {
        var home = Files.createTempDirectory("bench-home");
        var measured = Measured.run(
                List.of(launcher.toString(), "run", "Go on.", "-d", "DeepSeek-V3.2", "--demo", "--json", "--home", home.toString()),
                Map.of(),
                0);
        return measured.wallMs() - Lab.lines(measured).getFirst().path("timing").path("totalMs").asDouble();
    }
}
