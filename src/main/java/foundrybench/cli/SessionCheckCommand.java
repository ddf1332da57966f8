package foundrybench.cli;

import foundrybench.store.StoreException;
import foundrybench.store.StoreReport;
import foundrybench.wire.Json;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `sessions check`.
@Command(name = "check", description = "Look the whole store over: its file, and that all in it can be read and found.")
final class SessionCheckCommand implements Callable<Integer> {
    private static final double MEGABYTE = 1024 * 1024;

    private final RootCommand root;

    @Option(names = "--repair", description = "Make damaged indexes for searching anew; set a damaged file aside, with what can be read of it in a new one.")
    private boolean repair;

    SessionCheckCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws StoreException {
        try (var sessions = SavedSessions.openExisting(root)) {
            var report = sessions.store().upkeep().check();
            if (report.isIndexWrong() && repair && sessions.store().upkeep().repairIndexes()) {
                root.console().warn("the indexes for searching were damaged and have been made anew");
                report = sessions.store().upkeep().check();
            }
            if (report.isFileWrong() && repair) {
                sessions.store().upkeep().rescue();
                report = sessions.store().upkeep().check();
            }
            report.findings().forEach(this::print);
            end(report);
            return report.findings().isEmpty() ? ExitCode.OK.code() : ExitCode.CALL_FAILED.code();
        }
    }

    private void print(String finding) {
        var text = root.console().untrusted(finding);
        root.console().out().print(root.json ? Json.write(Json.object().put("finding", finding)) + "\n" : text + "\n");
    }

    private void end(StoreReport report) {
        var out = root.console().out();
        if (root.json) {
            out.print(Json.write(Json.object()
                            .put("sound", report.findings().isEmpty())
                            .put("findings", report.findings().size())
                            .put("sessions", report.sessions())
                            .put("runs", report.runs())
                            .put("completions", report.completions())
                            .put("recordings", report.recordings())
                            .put("recordingBytes", report.bytes()))
                    + "\n");
            return;
        }
        out.print(String.format(Locale.ROOT, "%s: %s, %s, %s, %s (%.1f MB).%n",
                report.findings().isEmpty() ? "Sound" : Counted.of(report.findings().size(), "finding"),
                many(report.sessions(), "session"), many(report.runs(), "run"), many(report.completions(), "completion"),
                many(report.recordings(), "recording"), report.bytes() / MEGABYTE));
        if (!report.findings().isEmpty()) {
            root.console().err().println(advice(report));
        }
    }

    private static String many(long number, String one) {
        return String.format(Locale.ROOT, "%,d %s", number, Counted.noun(number, one));
    }

    private static String advice(StoreReport report) {
        boolean onlyIndexes = report.isIndexWrong() && report.findings().stream().allMatch(finding -> finding.contains("index") || finding.contains("inverted"));
        if (onlyIndexes) {
            return "Run it again with --repair: nothing of the sessions is lost.";
        }
        return report.isFileWrong()
                ? "Run it again with --repair: the file is set aside as it is, and what can be read of it goes into a new one."
                : "What is named above cannot be mended; all else is whole, and sessions export --all writes it. Have the disk checked.";
    }
}
