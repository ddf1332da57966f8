package foundrybench.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// 500 calls with up to six retries each, to a service that fails with 500 (10 %), 429 with waits (5 %), cuts (5 %,
/// half of them clean) and silence (2 %). The service's own record says what truly happened to each request.
final class RetryBench {
    private static final int CALLS = 500;
    private static final int FAILED = 1;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final List<String> broken = new ArrayList<>();
    private final Map<String, Integer> counts = new TreeMap<>();

    public static void main(String[] args) throws Exception {
        Lab.head("500 calls, --retries 6, under faults");
        var faults = List.of("100", "2", "20", "500=0.10", "429=0.05", "cut=0.025", "clean-cut=0.025", "silence=0.02");
        var bench = new RetryBench();
        try (var service = Service.start(faults)) {
            var program = Lab.program(
                    service, FAILED, "-d", "all", "--repeat", "" + CALLS / Lab.DEPLOYMENTS.size(), "--retries", "6", "--timeout", "2");
            bench.check(Lab.lines(program), service.end());
            System.out.printf("all of it took %.1f s%n", program.wallMs() / 1000);
        }
        bench.counts.forEach((what, count) -> System.out.printf("%-60s %d%n", what, count));
        bench.broken.forEach(rule -> System.out.println("BROKEN " + rule));
        Lab.end(bench.broken.isEmpty());
    }

    private void check(List<JsonNode> lines, List<Service.Told> told) {
        var ids = new HashSet<String>();
        lines.forEach(line -> ids.add(line.path("id").asText()));
        rule(lines.size() == CALLS && ids.size() == CALLS, lines.size() + " lines for " + ids.size() + " calls");
        var byCall = told.stream().collect(Collectors.groupingBy(Service.Told::id));
        for (var line : lines) {
            var attempts = new ArrayList<>(byCall.getOrDefault(line.path("id").asText(), List.of()));
            attempts.sort(Comparator.comparingLong(Service.Told::readNanos));
            call(line, attempts);
        }
        counts.put("requests in all", told.size());
    }

    private void call(JsonNode line, List<Service.Told> attempts) {
        var id = line.path("id").asText();
        rule(attempts.size() == line.path("timing").path("attempts").asInt(), id + " counts its attempts wrongly");
        var last = attempts.getLast();
        boolean completed = line.path("status").asText().equals("completed");
        rule(completed == (last.fault() == null), id + " is " + line.path("status") + " after " + last.fault());
        for (int i = 0; i + 1 < attempts.size(); i++) {
            var before = attempts.get(i);
            rule(before.firstDeltaNanos() == null, id + " was sent again after text had come");
            var wait = before.waitMillis();
            long passed = (attempts.get(i + 1).readNanos() - before.endNanos()) / NANOS_PER_MILLI;
            rule(wait == null || passed >= wait, id + " came after " + passed + " ms where " + wait + " were asked for");
            counts.merge("sent again after " + before.fault(), 1, Integer::sum);
        }
        boolean curable = last.fault() != null && (last.fault().equals("500") || last.fault().equals("429"));
        rule(!curable, id + " could have been cured of " + last.fault());
        counts.merge(
                completed ? "completed" : "ended as " + line.path("failure").path("kind").asText() + " after " + last.fault(),
                1,
                Integer::sum);
    }

    private void rule(boolean holds, String otherwise) {
        if (!holds) {
            broken.add(otherwise);
        }
    }
}
