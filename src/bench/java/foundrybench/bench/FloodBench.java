package foundrybench.bench;

import java.util.List;

/// 1,000 deltas a call without a pause, 8 calls at once, saved. CPU is that of the whole process, starting
/// included, divided by the deltas.
final class FloodBench {
    private static final int CALLS = 200;
    private static final int AT_ONCE = 8;
    private static final int DELTAS = 1_000;
    private static final double MICROS_PER_MILLI = 1e3;
    private static final double LIMIT = 2;

    private FloodBench() {}

    public static void main(String[] args) throws Exception {
        Lab.head("200 calls of 1,000 deltas without a pause, 8 at once, saved");
        var cpu = new double[2][Lab.ROUNDS];
        try (var service = Service.start(List.of("0", "0", "" + DELTAS))) {
            for (int i = 0; i < Lab.ROUNDS; i++) {
                cpu[0][i] = perDelta(Lab.floor(service, CALLS, AT_ONCE, Lab.DEPLOYMENTS));
                cpu[1][i] = perDelta(Lab.program(
                        service, 0, "-d", "all", "--repeat", "" + CALLS / Lab.DEPLOYMENTS.size(), "--concurrency", "" + AT_ONCE));
            }
        }
        Lab.end(Lab.row("CPU a delta", "µs", Lab.median(cpu[0]), Lab.median(cpu[1]), LIMIT));
    }

    private static double perDelta(Measured measured) {
        return measured.cpuMs() * MICROS_PER_MILLI / CALLS / DELTAS;
    }
}
