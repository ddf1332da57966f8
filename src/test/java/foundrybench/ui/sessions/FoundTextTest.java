package foundrybench.ui.sessions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.model.Passage;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Scene;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/// What was found is marked, whichever way it is written.
@ExtendWith(ApplicationExtension.class)
class FoundTextTest {
    private static final String SHALOM = "\u05e9\u05dc\u05d5\u05dd";

    @Test
    void theFoundWordIsMarked() {
        assertEquals("refund", marked("They asked for a refund of 9.9", "refund"));
    }

    @Test
    void theFoundWordIsMarkedInATextFromRightToLeftWhichIsWrapped() {
        var text = (SHALOM + "a ").repeat(12);
        assertEquals(SHALOM, marked(text, SHALOM));
        assertTrue(height(text) > 30, "one line only");
        assertEquals(SHALOM, marked(SHALOM.repeat(20), SHALOM));
    }

    private static Passage passage(String text, String word) {
        int at = text.indexOf(word);
        return new Passage(Passage.Where.ANSWER, "Kimi-K2.6", text, List.of(new Passage.Mark(at, at + word.length())));
    }

    /// Throws what JavaFX throws.
    private static TextFlow laidOut(Passage passage) {
        var flow = (TextFlow) FoundText.of(passage);
        var scene = new Scene(new VBox(flow), 180, 400);
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        return flow;
    }

    private static double height(String text) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> laidOut(passage(text, SHALOM)).getHeight());
    }

    private static String marked(String text, String word) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> laidOut(passage(text, word)).getChildren().stream()
                .filter(node -> node.getStyleClass().contains("found-mark"))
                .map(node -> ((Text) node).getText())
                .collect(Collectors.joining()));
    }
}
