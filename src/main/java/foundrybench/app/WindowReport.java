package foundrybench.app;

import foundrybench.cli.Backstage;
import foundrybench.log.RecentFailures;
import foundrybench.log.RunLog;
import foundrybench.model.Connection;
import foundrybench.model.Deployment;
import foundrybench.model.Run;
import foundrybench.run.RunListener;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Logs what a window does and gathers what a report of a fault should say of it.
final class WindowReport {
    private final Backstage backstage;
    private final Path home;
    private final RecentFailures failures = new RecentFailures();

    WindowReport(Backstage backstage, Path home) {
        this.backstage = backstage;
        this.home = home;
    }

    /// Logs the run from now on, and passes on what it tells.
    RunListener logging(Run run, RunListener next) {
        return new RunLog(backstage.log().part("run"), failures::note, run, next);
    }

    /// An error that nobody expected; the window goes on.
    void fault(String where, RuntimeException bug) {
        backstage.faults().report(where, bug);
    }

    /// All that is known, without keys, prompts and answers. Reads the disk.
    ///
    /// @param sessions how many are saved, in words
    /// @param window what the window says of itself
    String text(Connection connection, List<Deployment> deployments, String sessions, Map<String, String> window) {
        var text = ProgramFacts.begin(backstage, home)
                .connection(connection)
                .fact("deployments", deployments.stream().map(Deployment::name).collect(Collectors.joining(", ")))
                .fact("sessions", sessions);
        window.forEach(text::fact);
        text.section("the last calls that failed", failures.lines());
        return String.join("\n", ProgramFacts.end(backstage, text)) + "\n";
    }
}
