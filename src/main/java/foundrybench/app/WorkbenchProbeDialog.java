package foundrybench.app;

import foundrybench.model.Deployment;
import foundrybench.probe.ProbeReport;
import foundrybench.ui.deployments.CardDetail;
import foundrybench.ui.kit.Amounts;
import foundrybench.ui.kit.FxThread;
import foundrybench.ui.kit.Words;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import javafx.stage.Window;

/// Asks deployments what they accept, in a window of its own: what it may cost first, what it found then.
final class WorkbenchProbeDialog {
    private static final double WIDTH = 620;
    private static final double HEIGHT = 460;

    private final WorkbenchKnowledge knowledge;
    private final List<Deployment> deployments;
    private final WorkbenchTasks tasks;
    private final ZoneId zone;
    private final Runnable changed;
    private final ProbeForm form;
    private final Map<String, String> found = new LinkedHashMap<>();
    private int open; // probes that have not ended

    /// @param changed told, on the window's thread, when more is known of a deployment
    WorkbenchProbeDialog(
            WorkbenchKnowledge knowledge, List<Deployment> deployments, Executor workers, ZoneId zone, Runnable changed) {
        this.knowledge = knowledge;
        this.deployments = deployments;
        this.tasks = new WorkbenchTasks(workers, FxThread::uncaught);
        this.zone = zone;
        this.changed = changed;
        this.form = new ProbeForm(what(), this::start);
    }

    /// @param main the window it belongs to, whose looks it takes
    void show(Window main) {
        new WorkbenchDialog().show(main, form, Words.of("probe.title"), WIDTH, HEIGHT);
    }

    private String what() {
        var caps = deployments.stream().map(knowledge::cap).toList();
        int calls = caps.stream().mapToInt(cap -> cap.calls()).sum();
        var costs = caps.stream().map(cap -> cap.cost()).filter(Objects::nonNull).toList();
        var money = costs.size() < caps.size()
                ? Words.of("probe.unknown-price")
                : Amounts.dollars(costs.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        return deployments.size() == 1
                ? Words.of("probe.what.one", deployments.getFirst().name(), calls, money)
                : Words.of("probe.what.many", deployments.size(), calls, money);
    }

    private void start() {
        for (var deployment : deployments) {
            found.put(deployment.name(), Words.of("probe.asking", deployment.name()));
            tasks.ask("probe " + deployment.name(), () -> knowledge.probe(deployment), this::found);
            open++;
        }
        show();
    }

    private void found(ProbeReport report) {
        var name = report.deployment().name();
        var failure = report.failure();
        var table = report.priceTable() == null ? Amounts.UNKNOWN : report.priceTable();
        var head = failure == null
                ? Words.of("probe.done", name, report.calls(), Amounts.dollars(report.cost()), table)
                : Words.of("probe.failed", name, failure.summary(), failure.fix());
        var lines = CardDetail.lines(report.deployment(), report.card(), zone);
        found.put(name, head + "\n  " + String.join("\n  ", lines.subList(failure == null ? 1 : 0, lines.size())));
        show();
        open--;
        if (open == 0) {
            form.ended();
        }
        changed.run();
    }

    private void show() {
        form.show(String.join("\n\n", found.values()));
    }
}
