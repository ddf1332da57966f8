package foundrybench.app;

import foundrybench.model.Rating;
import foundrybench.model.Run;
import foundrybench.run.RunHandle;
import foundrybench.run.RunListener;
import java.util.function.Consumer;

/// A saved session that can be played again, from what came over the wire then.
public interface PreparedReplay {
    /// What is it called.
    String title();

    /// Its calls: of each pane the last one.
    Run run();

    /// What a person thinks of this call's answer.
    Rating rating(String callId);

    /// How many of them have no recording, and are shown as they were saved.
    int withoutRecording();

    /// Plays it from the beginning. At once: tells the listener as a live run does; nothing is asked of anybody, saved or
    /// counted.
    ///
    /// @param pace 1 as it came, 4 four times as fast, 0 without pauses
    /// @param told told, on any thread, of each answer whose recording cannot be read, a sentence
    RunHandle start(int pace, RunListener listener, Consumer<String> told);
}
