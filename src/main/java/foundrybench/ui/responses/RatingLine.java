package foundrybench.ui.responses;

import foundrybench.model.Rating;
import foundrybench.ui.kit.Controls;
import foundrybench.ui.kit.Words;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// What the person thinks of one answer: the winner, a grade, a note. By mouse, by Tab, and by the keys W, 1 to 5 and 0
/// while nothing in the pane is being typed into.
final class RatingLine extends HBox {
    private final ResponseViewModel model;
    private final PaneActions actions;
    private final ToggleButton winner = Controls.named(new ToggleButton(), "rating.winner");
    private final List<ToggleButton> grades;
    private final TextField note = new TextField();
    private final Tooltip why = Controls.tip(this);

    RatingLine(ResponseViewModel model, PaneActions actions) {
        this.model = model;
        this.actions = actions;
        this.grades = IntStream.rangeClosed(1, Rating.BEST).mapToObj(this::grade).toList();
        getStyleClass().add("rating");
        winner.getStyleClass().addAll("flat", "rating-winner");
        Controls.on(winner, () -> rate(rating().withWinner(!rating().winner())));
        note.setAccessibleText(Words.of("rating.note.name", model.deployment().name()));
        Controls.tip(note, Words.of("rating.note.tip"));
        note.getStyleClass().add("rating-note");
        note.textProperty().subscribe((_, text) -> rate(rating().withNote(text))); // not at once: it holds nothing yet
        HBox.setHgrow(note, Priority.ALWAYS);
        var stars = new HBox(grades.toArray(ToggleButton[]::new));
        stars.getStyleClass().add("rating-grades");
        getChildren().addAll(winner, stars, note);
        model.rating().subscribe(this::show);
        model.open().subscribe(this::allow);
    }

    private ToggleButton grade(int number) {
        var button = new ToggleButton(String.valueOf(number));
        button.setAccessibleText(Words.of("rating.grade.name", number));
        Controls.tip(button, Words.of("rating.grade.tip", number));
        button.getStyleClass().addAll("flat", "rating-grade");
        return Controls.on(button, () -> {
            var given = rating().grade();
            rate(rating().withGrade(given != null && given == number ? null : number));
        });
    }

    /// A key was typed somewhere in the pane.
    void typed(KeyEvent event) {
        boolean isText = event.getTarget() instanceof TextInputControl input && input.isEditable();
        if (model.isOpen() || isText || event.isShortcutDown() || event.isAltDown() || event.isControlDown()) {
            return;
        }
        switch (event.getCharacter()) {
            case "1", "2", "3", "4", "5" -> rate(rating().withGrade(Integer.valueOf(event.getCharacter())));
            case "0" -> rate(rating().withGrade(null));
            case "w", "W" -> rate(rating().withWinner(!rating().winner()));
            default -> {
                return;
            }
        }
        event.consume();
    }

    private Rating rating() {
        return model.rating().get();
    }

    private void rate(Rating given) {
        if (!model.isOpen()) {
            actions.rate(model, given);
        }
        show(rating()); // as it is, whatever a click has made of the buttons
    }

    private void show(Rating rating) {
        winner.setSelected(rating.winner());
        winner.setText(Words.of(rating.winner() ? "rating.is-winner" : "rating.no-winner"));
        for (int i = 0; i < grades.size(); i++) {
            grades.get(i).setSelected(rating.grade() != null && rating.grade() == i + 1);
        }
        if (!note.getText().equals(rating.note())) {
            note.setText(rating.note());
        }
    }

    private void allow(boolean isOpen) {
        winner.setDisable(isOpen);
        grades.forEach(grade -> grade.setDisable(isOpen));
        note.setDisable(isOpen);
        note.setPromptText(Words.of(isOpen ? "rating.off" : "rating.note.prompt"));
        why.setText(Words.of(isOpen ? "rating.off" : "rating.tip"));
    }
}
