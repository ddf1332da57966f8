package foundrybench.bench;

import foundrybench.sim.Faults;
import foundrybench.sim.Served;
import foundrybench.sim.SimDeployment;
import foundrybench.sim.SimLimits;
import foundrybench.sim.SimOptions;
import foundrybench.sim.SimService;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// The simulated Foundry in a process of its own, which tells when it is closed what it did with each request.
/// Its clock is the machine's monotonic one, so that its times can be laid beside those of other processes.
final class Service implements AutoCloseable {
    private static final String NOTHING = "-";

    private final Process process;
    private final BufferedReader out;
    private final String endpoint;
    private final String key;

    private Service(Process process) throws IOException {
        this.process = process;
        this.out = process.inputReader();
        this.endpoint = out.readLine();
        this.key = out.readLine();
    }

    /// What became of one request.
    ///
    /// @param firstDeltaNanos `null` when there was none
    /// @param fault `null` when nothing went wrong
    /// @param waitMillis what was asked for; `null` when nothing was
    record Told(
            String id,
            long readNanos,
            @Nullable Long firstDeltaNanos,
            long endNanos,
            int status,
            @Nullable String fault,
            @Nullable Long waitMillis,
            String deployment) {

        static Told parse(String line) {
            var fields = line.split(" ");
            return new Told(
                    fields[0],
                    Long.parseLong(fields[1]),
                    optional(fields[2]),
                    Long.parseLong(fields[3]),
                    Integer.parseInt(fields[4]),
                    fields[5].equals(NOTHING) ? null : fields[5],
                    optional(fields[6]),
                    fields[7]);
        }

        private static @Nullable Long optional(String field) {
            return field.equals(NOTHING) ? null : Long.valueOf(field);
        }
    }

    /// Starts it.
    ///
    /// @param options milliseconds to the first delta and between deltas, and deltas; then faults, `KIND=SHARE`, and
    ///     what is special about a deployment: `NAME/tpm=N`, `NAME/rpm=N`, `NAME/lasts=MS`
    static Service start(List<String> options) throws IOException {
        var command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java", "-cp", System.getProperty("java.class.path"), Service.class.getName()));
        command.addAll(options);
        return new Service(
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    String endpoint() {
        return endpoint;
    }

    String key() {
        return key;
    }

    /// Ends it.
    ///
    /// @return all it did, in the order it was done with
    List<Told> end() throws IOException, InterruptedException {
        process.getOutputStream().close();
        var told = out.lines().map(Told::parse).toList();
        process.waitFor();
        return told;
    }

    @Override
    public void close() {
        process.destroy();
    }

    public static void main(String[] args) throws Exception {
        Queue<Served> served = new ConcurrentLinkedQueue<>();
        var options = SimOptions.defaults()
                .withTtftMillis(Integer.valueOf(args[0]))
                .withGapMillis(Integer.valueOf(args[1]))
                .withDeltas(Integer.valueOf(args[2]))
                .withFaults(Faults.parse(special(args, false)))
                .withDeployments(special(args, true).stream().map(Service::deployment).toList())
                .withListener(served::add);
        try (var service = SimService.start(options)) {
            System.out.println(service.endpoint());
            System.out.println(service.key());
            while (System.in.read() >= 0) {
                // until whoever started it has enough
            }
        }
        served.forEach(one -> System.out.println(String.join(
                " ",
                text(one.clientRequestId()),
                text(one.readNanos()),
                text(one.firstDeltaNanos()),
                text(one.endNanos()),
                text(one.status()),
                text(one.fault() == null ? null : one.fault().word()),
                text(one.waitMillis()),
                text(one.deployment()))));
    }

    private static List<String> special(String[] args, boolean ofDeployment) {
        return List.of(args).subList(3, args.length).stream().filter(arg -> arg.contains("/") == ofDeployment).toList();
    }

    private static SimDeployment deployment(String arg) {
        var words = arg.split("[/=]");
        var plain = SimDeployment.named(words[0]);
        int value = Integer.parseInt(words[2]);
        return switch (words[1]) {
            case "tpm" -> plain.withLimits(new SimLimits(value, null));
            case "rpm" -> plain.withLimits(new SimLimits(null, value));
            case "lasts" -> plain.lasting(value);
            default -> throw new IllegalArgumentException(arg);
        };
    }

    private static String text(@Nullable Object value) {
        return value == null ? NOTHING : value.toString();
    }
}
