package foundrybench.cli;

import foundrybench.format.AskedFormat;
import foundrybench.format.CompletionLine;
import foundrybench.model.Call;
import foundrybench.model.CompletionEvent.Retried;
import foundrybench.model.CompletionEvent;
import foundrybench.model.Run;
import foundrybench.run.LaneWait;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// One JSON line a call, when it has ended.
final class JsonPrinter implements RunPrinter {
    private final Console console;
    private final Map<String, AskedFormat> asked = new ConcurrentHashMap<>(); // by run

    JsonPrinter(Console console) {
        this.console = console;
    }

    @Override
    public void begun(Run run) {
        asked.put(run.id(), new AskedFormat(run.startedAt(), run.prompt()));
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
        var question = asked.get(String.valueOf(ended.completion().origin().runId()));
        var text = question == null ? ended.text() : question.addedTo(ended);
        var line = (text + "\n").getBytes(StandardCharsets.UTF_8);
        console.out().write(line, 0, line.length);
        console.out().flush();
    }

    @Override
    public void end() {
        console.out().flush();
    }
}
