package foundrybench.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// 500 calls at 20 at once to five deployments that admit 60,000 tokens a minute each; then a deployment with such a
/// limit, one with 60 requests a minute and one whose answers take 20 s, side by side. Nothing tells the program the
/// limits but the answers' headers. The service's own record says what truly came when.
final class PaceBench {
    private static final int TOKENS_PER_MINUTE = 60_000;
    private static final int REQUESTS_PER_MINUTE = 60;
    private static final int OUTPUT_LIMIT = 2_000;
    private static final int CALLS_EACH = 100;
    private static final int AT_ONCE = 20;
    private static final int A_MINUTE_ADMITS = 29; // of 2,000 tokens and the prompt
    private static final double CALL_MS = 1_000;
    private static final int SLOW_MS = 20_000;
    private static final double MINUTE_MS = 60_000;
    private static final double SPAN_LIMIT = 1.05;
    private static final int MOST_WASTED = 10;
    /// What was sent before the refusal had reached the caller could not obey it.
    private static final long ON_ITS_WAY_NANOS = 100_000_000;

    private static final List<String> RHYTHM = List.of("200", "10", "80");

    private PaceBench() {}

    public static void main(String[] args) throws Exception {
        Lab.head("500 calls, 20 at once, five deployments of 60,000 tokens a minute");
        double last = (CALLS_EACH - 3 * A_MINUTE_ADMITS) * Lab.DEPLOYMENTS.size() * CALL_MS / AT_ONCE + CALL_MS;
        boolean holds = scenario(
                Lab.DEPLOYMENTS,
                Lab.DEPLOYMENTS.stream().map(name -> name + "/tpm=" + TOKENS_PER_MINUTE).toList(),
                3 * MINUTE_MS + last);
        System.out.println();
        System.out.println("100 calls each: 60,000 tokens a minute, 60 requests a minute, answers of 20 s");
        holds &= scenario(
                List.of("gpt-5.4", "Kimi-K2.6", "DeepSeek-V3.2"),
                List.of("gpt-5.4/lasts=" + SLOW_MS, "Kimi-K2.6/tpm=" + TOKENS_PER_MINUTE, "DeepSeek-V3.2/rpm=" + REQUESTS_PER_MINUTE),
                3 * MINUTE_MS + (CALLS_EACH - 3 * A_MINUTE_ADMITS) * CALL_MS / AT_ONCE + CALL_MS);
        Lab.end(holds);
    }

    private static boolean scenario(List<String> deployments, List<String> special, double allowedMs) throws Exception {
        var options = new ArrayList<>(RHYTHM);
        options.addAll(special);
        var arguments = new ArrayList<>(List.of(
                "--repeat", "" + CALLS_EACH, "--concurrency", "" + AT_ONCE, "--max-tokens", "" + OUTPUT_LIMIT));
        deployments.forEach(name -> arguments.addAll(List.of("-d", name)));
        try (var service = Service.start(options)) {
            var lines = Lab.lines(Lab.program(service, 1, arguments.toArray(String[]::new)));
            var told = service.end();
            int calls = CALLS_EACH * deployments.size();
            var completed = lines.stream().filter(line -> line.path("status").asText().equals("completed")).toList();
            boolean holds = Lab.row("lost", "calls", calls - completed.size(), 0);
            holds &= Lab.row("sent", "calls", told.size(), calls + MOST_WASTED);
            holds &= Lab.row("sent inside a Retry-After", "calls", inside(told), 0);
            holds &= Lab.row("first send to last end", "ms", allowedMs, Lab.span(lines), SPAN_LIMIT);
            for (var name : deployments) {
                System.out.printf("  %-26s %9.2f ms from first send to last end%n", name, Lab.span(of(lines, Set.of(name))));
            }
            return holds;
        }
    }

    private static List<JsonNode> of(List<JsonNode> lines, Set<String> names) {
        return lines.stream().filter(line -> names.contains(line.path("deployment").asText())).toList();
    }

    private static long inside(List<Service.Told> told) {
        var refused = told.stream().filter(one -> one.waitMillis() != null).collect(Collectors.toList());
        return told.stream()
                .filter(one -> refused.stream().anyMatch(refusal -> isInside(one, refusal)))
                .count();
    }

    private static boolean isInside(Service.Told one, Service.Told refusal) {
        var wait = refusal.waitMillis();
        return wait != null
                && one.deployment().equals(refusal.deployment())
                && one.readNanos() > refusal.endNanos() + ON_ITS_WAY_NANOS
                && one.readNanos() < refusal.readNanos() + wait * 1_000_000;
    }
}
