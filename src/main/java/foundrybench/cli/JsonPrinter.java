package foundrybench.cli;

import foundrybench.format.CompletionLine;
import foundrybench.model.Call;
import foundrybench.model.CompletionEvent.Retried;
import foundrybench.model.CompletionEvent;
import foundrybench.run.LaneWait;
import java.nio.charset.StandardCharsets;

/// One JSON line a call, when it has ended.
final class JsonPrinter implements RunPrinter {
    private final Console console;

    JsonPrinter(Console console) {
        this.console = console;
    }

    @Override
    public void event(CompletionEvent event) {
        // a line says all there is
    }

    @Override
    public void again(Call call, Retried retried) {
        // the line counts the attempts
    }

    @Override
    public void waits(LaneWait wait) {
        // the line tells how long it waited
    }

    @Override
    public synchronized void settled(CompletionLine ended) {
        var line = (ended.text() + "\n").getBytes(StandardCharsets.UTF_8);
        console.out().write(line, 0, line.length);
        console.out().flush();
    }

    @Override
    public void end() {
        console.out().flush();
    }
}
