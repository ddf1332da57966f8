package foundrybench.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class WrappingTest {
    private static final String HEBREW = "\u05e9\u05dc\u05d5\u05dd ".repeat(200);

    @Test
    void aTextFromRightToLeftIsLaidOutWhereverItIsShown() {
        layOut(() -> {
            var area = new TextArea(HEBREW);
            Wrapping.in(area);
            return area;
        });
        layOut(() -> {
            var label = new Label("It says: " + HEBREW);
            Wrapping.in(label);
            return label;
        });
        layOut(() -> {
            var area = GrowingArea.whole("notice-detail");
            area.show("It says: " + HEBREW, false);
            return area;
        });
    }

    @Test
    void aTextIsCutIntoWordsNoneOfThemTooLong() {
        assertEquals(List.of("one ", "two-", "x"), Wrapping.pieces("one two-x", 4));
        assertEquals(List.of("abcd", "ef ", "g"), Wrapping.pieces("abcdef g", 4));
        assertEquals(List.of("abc\ud83d\ude00", "d"), Wrapping.pieces("abc\ud83d\ude00d", 4));
        assertEquals(List.of(), Wrapping.pieces("", 4));
        assertEquals(HEBREW, String.join("", Wrapping.pieces(HEBREW, 12)));
    }

    @Test
    void othersAreWrapped() {
        var label = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            var made = new Label("word ".repeat(200));
            Wrapping.in(made);
            return made;
        });
        assertTrue(label.isWrapText());
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> label.setText(HEBREW));
        assertFalse(label.isWrapText());
        assertTrue(layOut(() -> {
            var area = new TextArea("word ".repeat(200));
            Wrapping.in(area);
            return area;
        }).isWrapText());
    }

    /// Throws what JavaFX throws.
    private static <T extends Control> T layOut(Supplier<T> control) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            var made = control.get();
            var root = new VBox(made);
            var scene = new Scene(root, 300, 400);
            root.applyCss();
            root.layout();
            scene.snapshot(null);
            assertEquals(300, made.getWidth());
            return made;
        });
    }
}
