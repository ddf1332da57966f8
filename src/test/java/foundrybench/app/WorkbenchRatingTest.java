package foundrybench.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.model.FinishReason;
import foundrybench.model.Parameters;
import foundrybench.model.Prompt;
import foundrybench.model.Rating;
import foundrybench.ui.sessions.SessionRow;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// Judging answers: the winner, a grade, a note.
class WorkbenchRatingTest extends WindowWork {
    @Start
    void start(Stage stage) {
        open(stage);
    }

    @Test
    void theKeysRateTheFocusedPaneOnceItHasEnded(FxRobot robot) {
        run(robot);
        engine.call(DEEPSEEK).sent().says(10, "a");
        screen.expectInPane(DEEPSEEK, "answer", "a");
        goTo(robot, KeyCode.DIGIT2);
        robot.write("4", 0);
        assertTrue(screen.nodeInPane(DEEPSEEK, "rating-winner").isDisabled());
        assertEquals("Can be rated when it has ended", note(DEEPSEEK).getPromptText());
        engine.call(DEEPSEEK).ends(20, FinishReason.STOP);
        screen.expectInPane(DEEPSEEK, "status", "done");
        Screen.expect("note", () -> note(DEEPSEEK).getPromptText());
        assertEquals(Map.of(), engine.ratings);

        goTo(robot, KeyCode.DIGIT2);
        robot.write("4w", 0);

        expectRating(DEEPSEEK, "★ winner 4");
        Screen.expect("{call-1=" + new Rating(true, 4, "") + "}", () -> engine.ratings.toString());
        robot.write("0", 0);
        expectRating(DEEPSEEK, "★ winner");
        robot.write("W", 0);
        expectRating(DEEPSEEK, "☆ winner");
        assertEquals(Rating.NONE, engine.ratings.get("call-1"));
    }

    @Test
    void oneIsTheWinnerAndAnotherClickTakesThatBack(FxRobot robot) {
        end(robot);
        robot.clickOn(screen.nodeInPane(KIMI, "rating-winner"));
        expectRating(KIMI, "★ winner");
        robot.clickOn(screen.nodeInPane(GPT, "rating-winner"));
        expectRating(GPT, "★ winner");
        expectRating(KIMI, "☆ winner");
        assertEquals(Rating.NONE, engine.ratings.get("call-0"));
        assertEquals(new Rating(true, null, ""), engine.ratings.get("call-2"));
        robot.clickOn(screen.nodeInPane(GPT, "rating-winner"));
        expectRating(GPT, "☆ winner");
    }

    @Test
    void gradesAreClickedAndANoteIsTypedWithoutRating(FxRobot robot) {
        end(robot);
        robot.clickOn(grade(KIMI, "3"));
        expectRating(KIMI, "☆ winner 3");
        robot.clickOn(note(KIMI));
        robot.write("w5: 2 of 0", 0);
        Screen.expect("{call-0=" + new Rating(false, 3, "w5: 2 of 0") + "}", () -> engine.ratings.toString());
        robot.clickOn(grade(KIMI, "3"));
        expectRating(KIMI, "☆ winner");
        assertEquals("w5: 2 of 0", note(KIMI).getText());
        assertEquals("Grade 3 of 5", grade(KIMI, "3").getAccessibleText());
        assertEquals("Note on the answer of Kimi-K2.6", note(KIMI).getAccessibleText());
    }

    @Test
    void whatIsTypedIntoTheEditorRatesNothing(FxRobot robot) {
        end(robot);
        type(robot, "w 1 2 3");
        assertEquals(Map.of(), engine.ratings);
    }

    @Test
    void aRatingBelongsToItsAnswerAndNotToThePane(FxRobot robot) {
        end(robot);
        goTo(robot, KeyCode.DIGIT1);
        robot.write("5w", 0);
        expectRating(KIMI, "★ winner 5");
        robot.clickOn(note(KIMI));
        robot.write("good", 0);
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.ENTER).release(KeyCode.ENTER, KeyCode.SHIFT, KeyCode.CONTROL);
        screen.expectInPane(KIMI, "status", "waiting");
        expectRating(KIMI, "☆ winner");
        Screen.expect("", () -> note(KIMI).getText());
        engine.call(KIMI).sent().says(10, "b").ends(20, FinishReason.STOP);
        screen.expectInPane(KIMI, "status", "done");
        expectRating(KIMI, "☆ winner");
        assertEquals(new Rating(true, 5, "good"), engine.ratings.get("call-0"));
        assertFalse(engine.ratings.containsKey("call-3"));
    }

    @Test
    void aReopenedSessionShowsItsRatingsAndTheListItsWinner(FxRobot robot) {
        end(robot);
        var rating = new Rating(true, 4, "short and right");
        engine.stored.put("session-1", new WorkbenchSession(
                "session-1",
                Prompt.of("", "Kept"),
                Parameters.NONE,
                List.of(
                        new WorkbenchSession.Pane(Deployments.named(KIMI), engine.call(KIMI).completion()),
                        new WorkbenchSession.Pane(Deployments.named(GPT), engine.call(GPT).completion(), null, rating))));
        engine.saved.replaceAll(row -> new SessionRow(row.id(), "Kept", FakeEngine.NOW, 2, null, true, GPT));
        robot.clickOn(screen.nodeInPane(DEEPSEEK, "rating-winner")); // lists the sessions again
        screen.expect("10:31 · simulated · ★ gpt-5.4", "session-detail");
        robot.clickOn("Kept");
        screen.expect(KIMI + "|" + GPT, "pane-name");
        expectRating(GPT, "★ winner 4");
        expectRating(KIMI, "☆ winner");
        assertEquals("short and right", note(GPT).getText());
    }

    private void end(FxRobot robot) {
        run(robot);
        for (var name : List.of(KIMI, DEEPSEEK, GPT)) {
            engine.call(name).sent().says(10, "a").ends(20, FinishReason.STOP);
            screen.expectInPane(name, "status", "done");
        }
    }

    private static void goTo(FxRobot robot, KeyCode digit) {
        robot.press(KeyCode.ALT, digit).release(digit, KeyCode.ALT);
    }

    private void expectRating(String deployment, String shown) {
        Screen.expect(shown, () -> {
            var chosen = grades(deployment).filter(ToggleButton::isSelected).map(grade -> " " + grade.getText()).toList();
            return screen.inPane(deployment, "rating-winner") + String.join("", chosen);
        });
    }

    private ToggleButton grade(String deployment, String number) {
        return grades(deployment).filter(grade -> grade.getText().equals(number)).findFirst().orElseThrow();
    }

    private Stream<ToggleButton> grades(String deployment) {
        return screen.pane(deployment).lookupAll(".rating-grade").stream().map(ToggleButton.class::cast);
    }

    private TextField note(String deployment) {
        Node node = screen.nodeInPane(deployment, "rating-note");
        return (TextField) node;
    }
}
