package foundrybench.app;

import foundrybench.ui.kit.Controls;
import foundrybench.ui.kit.Words;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Plays a saved session again in the panes, and says above them that it is one. Belongs to the window's thread.
final class WorkbenchReplay {
    private static final List<Integer> PACES = List.of(1, 4, 0);

    private final WorkbenchRuns runs;
    private final Consumer<String> say;
    private final HBox bar = new HBox();
    private final Label what = Controls.label("", "replay-what");
    private final ToggleGroup paces = new ToggleGroup();
    private int pace = 1;
    private @Nullable PreparedReplay shown;

    /// @param say tells the person something
    WorkbenchReplay(WorkbenchRuns runs, Consumer<String> say) {
        this.runs = runs;
        this.say = say;
        var stamp = Controls.chip(Words.of("replay.stamp"), "simulated", "recorded");
        Controls.tip(stamp, Words.of("replay.stamp.tip"));
        bar.getStyleClass().add("replay-bar");
        bar.getChildren().addAll(stamp, what, Controls.spacer());
        PACES.forEach(this::addPace);
        Button again = Controls.on(Controls.button("replay.again"), this::playAgain);
        Button stop = Controls.on(Controls.button("replay.stop"), runs::stopAll);
        bar.getChildren().addAll(again, stop);
        what.setMinWidth(0);
        Controls.show(bar, false);
    }

    private void addPace(int itsPace) {
        var button = Controls.named(new ToggleButton(Words.of("replay.pace." + itsPace)), "replay.pace." + itsPace);
        button.setToggleGroup(paces);
        button.setSelected(itsPace == pace);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> {
            button.setSelected(true);
            pace = itsPace;
            playAgain();
        });
        bar.getChildren().add(button);
    }

    Region bar() {
        return bar;
    }

    /// Plays this from now on.
    void play(PreparedReplay replay) {
        shown = replay;
        what.setText(replay.withoutRecording() == 0
                ? Words.of("replay.what", replay.title())
                : Words.of("replay.what.lacking", replay.title(), replay.withoutRecording()));
        Controls.show(bar, true);
        playAgain();
    }

    private void playAgain() {
        if (shown != null) {
            runs.stopAll();
            runs.replay(shown, pace, say);
        }
    }

    /// The panes show something else.
    void end() {
        shown = null;
        Controls.show(bar, false);
    }
}
