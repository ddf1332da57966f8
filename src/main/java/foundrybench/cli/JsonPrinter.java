package foundrybench.cli;

import foundrybench.format.AskedFormat;
import foundrybench.format.CompletionLine;
import foundrybench.model.Call;
import foundrybench.model.CompletionEvent.Retried;
import foundrybench.model.CompletionEvent;
import foundrybench.model.Run;
import foundrybench.run.LaneWait;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// One JSON line a call, when it has ended.
final class JsonPrinter implements RunPrinter {
    private final Console console;
    private final @Nullable AskedFormat asked;

    /// @param asked what is added to each line; `null` when nobody knows
    JsonPrinter(Console console, @Nullable AskedFormat asked) {
        this.console = console;
        this.asked = asked;
    }

    /// For the calls of this run.
    static JsonPrinter of(Run run, Console console) {
        return new JsonPrinter(console, new AskedFormat(run.startedAt(), run.prompt()));
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
        var text = asked == null ? ended.text() : asked.addedTo(ended);
        var line = (text + "\n").getBytes(StandardCharsets.UTF_8);
        console.out().write(line, 0, line.length);
        console.out().flush();
    }

    @Override
    public void end() {
        console.out().flush();
    }
}
