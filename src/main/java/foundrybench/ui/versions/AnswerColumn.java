package foundrybench.ui.versions;

import foundrybench.compare.VersionResults;
import foundrybench.model.Completion;
import foundrybench.model.Figures;
import foundrybench.ui.kit.Controls;
import foundrybench.ui.kit.Words;
import foundrybench.ui.reading.LinkMenu;
import foundrybench.ui.reading.ReadingView;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What one deployment answered to one version, an answer at a time, the newest first.
final class AnswerColumn extends VBox {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

    private final Label heading = Controls.label("", "answer-heading");
    private final Label count = Controls.label("", "answer-count");
    private final Label figures = Controls.label("", "quiet");
    private final Button newer = Controls.on(Controls.button("versions.newer"), () -> move(-1));
    private final Button older = Controls.on(Controls.button("versions.older"), () -> move(1));
    private final Button open = Controls.on(Controls.button("versions.answer.open"), this::open);
    private final ReadingView text = new ReadingView("versions-answer");
    private final ZoneId zone;
    private final VersionsView.Asked asked;
    private String version = "";
    private String deployment = "";
    private List<Completion> answers = List.of();
    private int place;

    /// @param key which of two it is, in the words
    AnswerColumn(ZoneId zone, VersionsView.Asked asked, String key) {
        this.zone = zone;
        this.asked = asked;
        getStyleClass().add("answer-column");
        List.of(newer, older, open).forEach(button -> button.setAccessibleText(Words.of(key, button.getAccessibleText())));
        text.setAccessibleText(Words.of(key, Words.of("versions.answer")));
        text.setMarkdown(true);
        text.setOnLink(target -> LinkMenu.show(text, target, asked::browse));
        List.of(newer, older, open).forEach(button -> button.setMinWidth(USE_PREF_SIZE));
        count.setMinWidth(USE_PREF_SIZE);
        heading.setMinWidth(0);
        figures.setWrapText(true);
        figures.setMinHeight(USE_PREF_SIZE);
        var head = new HBox(heading, Controls.spacer(), newer, count, older, open);
        head.getStyleClass().add("versions-head");
        setMinWidth(0);
        setPrefWidth(0);
        VBox.setVgrow(text, Priority.ALWAYS);
        getChildren().addAll(head, figures, text);
    }

    /// @param itsVersion its name
    /// @param results `null` when it was not asked
    void show(String itsVersion, String itsDeployment, @Nullable VersionResults results) {
        version = itsVersion;
        deployment = itsDeployment;
        answers = results == null ? List.of() : results.completions();
        place = 0;
        draw();
    }

    private void move(int by) {
        place = Math.clamp(place + by, 0, Math.max(0, answers.size() - 1));
        draw();
    }

    private void draw() {
        newer.setDisable(place == 0);
        older.setDisable(place >= answers.size() - 1);
        open.setDisable(answers.isEmpty());
        heading.setText(deployment + " · " + version);
        count.setText(answers.isEmpty() ? "" : Words.of("versions.answer.of", place + 1, answers.size()));
        if (answers.isEmpty()) {
            figures.setText(Words.of("versions.unasked"));
            text.show("", false);
            return;
        }
        var answer = answers.get(place);
        figures.setText(figures(answer));
        text.show(text(answer), false);
    }

    private String figures(Completion answer) {
        Instant at = answer.timing().startedAt();
        var kind = answer.simulated() ? Words.of("simulated") + " · " : answer.origin().recorded() ? Words.of("recorded") + " · " : "";
        return kind + (at == null ? "" : TIME.format(at.atZone(zone)) + " · ") + Figures.metricLine(answer);
    }

    /// What it said, or why it said nothing.
    private static String text(Completion answer) {
        if (!answer.content().isEmpty()) {
            return answer.content();
        }
        if (answer.refusal() != null) {
            return answer.refusal();
        }
        if (answer.failure() != null) {
            return answer.failure().title() + "\n\n" + answer.failure().detail();
        }
        return answer.toolCalls().isEmpty()
                ? Words.of("versions.answer.none")
                : answer.toolCalls().stream().map(call -> call.name() + "(" + call.arguments() + ")").collect(Collectors.joining("\n"));
    }

    private void open() {
        var session = answers.get(place).origin().sessionId();
        if (session != null) {
            asked.open(session);
        }
    }
}
