package foundrybench.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One call at a time: how much later than the service's first delta the first token is told, both counted from
/// the request. The first call of each process, which connects and warms up, is left out.
final class FirstTokenBench {
    private static final int CALLS = 100;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double MEDIAN_LIMIT_MS = 3;
    private static final double P95_LIMIT = 1.2;
    private static final double P95 = 0.95;

    private FirstTokenBench() {}

    public static void main(String[] args) throws Exception {
        Lab.head("Time to first token beyond the service's own, " + CALLS + " calls, one at a time, saved");
        var median = new double[2][Lab.ROUNDS];
        var late = new double[2][Lab.ROUNDS];
        for (int i = 0; i < Lab.ROUNDS; i++) {
            try (var service = Service.start(List.of("50", "5", "5"))) {
                var floor = Lab.floor(service, CALLS, 1, List.of("DeepSeek-V3.2"));
                var program = Lab.program(service, 0, "-d", "DeepSeek-V3.2", "--repeat", "" + CALLS, "--concurrency", "1");
                var told = service.end();
                var floors = new HashMap<String, Double>();
                floor.lines().stream().skip(1).forEach(line ->
                        floors.put(line.split(" ")[0], Double.valueOf(line.split(" ")[1])));
                var programs = new HashMap<String, Double>();
                for (var line : Lab.lines(program)) {
                    programs.put(line.path("id").asText(), line.path("timing").path("ttftMs").asDouble());
                }
                median[0][i] = Lab.median(beyond(told, floors));
                median[1][i] = Lab.median(beyond(told, programs));
                late[0][i] = Lab.percentile(beyond(told, floors), P95);
                late[1][i] = Lab.percentile(beyond(told, programs), P95);
            }
        }
        System.out.printf("%-28s floor %.2f ms%n", "p50 beyond the service's", Lab.median(median[0]));
        boolean holds = Lab.row("p50 beyond the service's", "ms", Lab.median(median[1]), MEDIAN_LIMIT_MS);
        holds &= Lab.row("p95 beyond the service's", "ms", Lab.median(late[0]), Lab.median(late[1]), P95_LIMIT);
        Lab.end(holds);
    }

    private static double[] beyond(List<Service.Told> told, Map<String, Double> measured) {
        return told.stream()
                .filter(one -> measured.containsKey(one.id()) && one.firstDeltaNanos() != null)
                .skip(1)
                .mapToDouble(one -> measured.getOrDefault(one.id(), 0.0)
                        - (one.firstDeltaNanos() - one.readNanos()) / NANOS_PER_MILLI)
                .toArray();
    }
}
