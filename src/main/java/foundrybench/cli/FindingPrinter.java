package foundrybench.cli;

import foundrybench.model.Finding.State;
import foundrybench.model.Finding;
import foundrybench.wire.Json;

/// Prints what the doctor finds, a line each, with what to do below it.
final class FindingPrinter {
    private final RootCommand root;
    private boolean failed;

    FindingPrinter(RootCommand root) {
        this.root = root;
    }

    void print(Finding finding) {
        failed |= finding.state() == State.FAILED;
        var out = root.console().out();
        out.print((root.json ? json(finding) : root.console().untrusted(text(finding))) + "\n");
        out.flush();
    }

    boolean hasFailed() {
        return failed;
    }

    private static String json(Finding finding) {
        return Json.write(Json.object()
                .put("check", finding.check().wireName())
                .put("state", finding.state().wireName())
                .put("detail", finding.detail())
                .put("fix", finding.fix())
                .put("command", finding.command())
                .put("requestId", finding.requestId()));
    }

    private static String text(Finding finding) {
        var state = finding.state() == State.FAILED ? "FAILED" : finding.state().wireName();
        var text = new StringBuilder("%-12s %-8s %s".formatted(finding.check().wireName(), state, finding.detail()));
        if (finding.fix() != null) {
            text.append("\n  ").append(finding.fix());
        }
        if (finding.command() != null) {
            text.append("\n  run: ").append(finding.command());
        }
        if (finding.requestId() != null) {
            text.append("\n  request id: ").append(finding.requestId());
        }
        return text.toString();
    }
}
