package foundrybench.run;

import foundrybench.model.FailureFacts;
import foundrybench.model.FailureKind;
import foundrybench.model.FailureText;
import foundrybench.model.Run;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// The calls of one run under way.
final class StartedCalls implements RunHandle {
    private final Run run;
    private final Map<String, CallTask> tasks = new LinkedHashMap<>();
    private final CountDownLatch ended;

    StartedCalls(Run run) {
        this.run = run;
        this.ended = new CountDownLatch(run.calls().size());
    }

    void add(CallTask task) {
        tasks.put(task.call().id(), task);
    }

    void start() {
        tasks.values().forEach(task -> task.start(ended::countDown));
    }

    @Override
    public Run run() {
        return run;
    }

    @Override
    public void stop(String callId) {
        var task = tasks.get(callId);
        if (task != null) {
            var about = FailureFacts.about(task.call().request().deployment(), null);
            task.stop(FailureText.describe(FailureKind.CANCELLED, about));
        }
    }

    @Override
    public void stopAll() {
        tasks.keySet().forEach(this::stop);
    }

    @Override
    public CountDownLatch ended() {
        return ended;
    }
}
