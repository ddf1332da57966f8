package foundrybench.bench;

import java.util.List;

/// 500 calls to five deployments, 20 at once, the first token after 200 ms and 80 deltas 5 ms apart, all saved.
/// CPU is that of the whole process, starting included, divided by the calls.
final class LoadBench {
    private static final int CALLS = 500;
    private static final int AT_ONCE = 20;
    private static final double CPU_LIMIT = 1.5;
    private static final double SPAN_LIMIT = 1.03;

    private LoadBench() {}

    public static void main(String[] args) throws Exception {
        Lab.head("500 calls, 20 at once, 80 deltas 5 ms apart, saved");
        var cpu = new double[2][Lab.ROUNDS];
        var span = new double[2][Lab.ROUNDS];
        try (var service = Service.start(List.of("200", "5", "80"))) {
            for (int i = 0; i < Lab.ROUNDS; i++) {
                var floor = Lab.floor(service, CALLS, AT_ONCE, Lab.DEPLOYMENTS);
                cpu[0][i] = floor.cpuMs() / CALLS;
                span[0][i] = Double.parseDouble(floor.lines().getFirst());
                var program = Lab.program(
                        service, 0, "-d", "all", "--repeat", "" + CALLS / Lab.DEPLOYMENTS.size(), "--concurrency", "" + AT_ONCE);
                var lines = Lab.lines(program);
                if (lines.size() != CALLS || lines.stream().anyMatch(line -> line.path("warnings").toString().contains("not-saved"))) {
                    throw new IllegalStateException(lines.size() + " lines, or one that was not saved");
                }
                cpu[1][i] = program.cpuMs() / CALLS;
                span[1][i] = Lab.span(lines);
            }
        }
        boolean holds = Lab.row("CPU a call", "ms", Lab.median(cpu[0]), Lab.median(cpu[1]), CPU_LIMIT);
        holds &= Lab.row("first send to last end", "ms", Lab.median(span[0]), Lab.median(span[1]), SPAN_LIMIT);
        Lab.end(holds);
    }
}
