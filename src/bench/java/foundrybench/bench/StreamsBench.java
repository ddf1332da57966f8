package foundrybench.bench;

import java.util.List;

/// 64 streams at once, one call each, 80 deltas 5 ms apart: the most memory that the process held.
final class StreamsBench {
    private static final int STREAMS = 64;
    private static final double KB_PER_MB = 1024;
    private static final double LIMIT = 1.5;

    private StreamsBench() {}

    public static void main(String[] args) throws Exception {
        Lab.head("64 streams at once, 80 deltas 5 ms apart, saved");
        var peak = new double[2][Lab.ROUNDS];
        try (var service = Service.start(List.of("200", "5", "80"))) {
            for (int i = 0; i < Lab.ROUNDS; i++) {
                var floor = Lab.floor(service, STREAMS, STREAMS, List.of("DeepSeek-V3.2"));
                peak[0][i] = floor.peakKb() / KB_PER_MB;
                var program = Lab.program(
                        service, 0, "-d", "DeepSeek-V3.2", "--repeat", "" + STREAMS, "--concurrency", "" + STREAMS);
                peak[1][i] = program.peakKb() / KB_PER_MB;
            }
        }
        Lab.end(Lab.row("peak memory", "MB", Lab.median(peak[0]), Lab.median(peak[1]), LIMIT));
    }
}
