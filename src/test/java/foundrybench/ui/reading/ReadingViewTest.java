package foundrybench.ui.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.ui.kit.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Path;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Reads, selects, searches and scrolls in the view as a person would, while the text grows.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set in open
class ReadingViewTest {
    private static final int PATIENCE = 10;
    private static final String LONG = "Line %d has some words to read.\n\n";

    private final List<String> opened = new ArrayList<>();
    private ReadingView view;
    private StackPane root;

    @Start
    void open(Stage stage) {
        view = new ReadingView("answer");
        view.setMarkdown(true);
        view.setOnLink(opened::add);
        root = new StackPane(view);
        root.getStyleClass().addAll("workbench", "text-100");
        new Theme(root);
        view.setMaxHeight(320);
        StackPane.setAlignment(view, Pos.TOP_LEFT);
        stage.setScene(new Scene(root, 420, 460));
        stage.show();
    }

    private static String lines(int from, int to) {
        var text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(LONG.formatted(i));
        }
        return text.toString();
    }

    private void show(String text, boolean growing, String ends) {
        fx(() -> {
            view.show(text, growing);
            return "";
        });
        expect("true", () -> String.valueOf(view.text().endsWith(ends)));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static <T> T fx(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, work);
    }

    private static void expect(String text, Callable<String> shown) {
        try {
            WaitForAsyncUtils.waitFor(
                    PATIENCE, TimeUnit.SECONDS, () -> text.equals(WaitForAsyncUtils.asyncFx(shown).get()));
        } catch (TimeoutException e) {
            assertEquals(text, fx(shown));
        }
    }

    /// Where this text is on the screen: its first character.
    private Point2D at(String words) {
        return fx(() -> {
            int place = view.text().indexOf(words);
            int number = view.document().at(place);
            var block = view.column().view(number);
            if (block == null) {
                throw new AssertionError(words + " is not in sight");
            }
            int inBlock = place - view.document().blocks().get(number).start();
            var flow = block.flows().stream().filter(f -> inBlock >= f.from() && inBlock <= f.to()).findFirst().orElseThrow();
            var path = new Path(flow.getRangeShape(inBlock - flow.from(), inBlock - flow.from() + 1, false));
            var bounds = path.getLayoutBounds();
            return flow.localToScreen(bounds.getMinX() + 3, (bounds.getMinY() + bounds.getMaxY()) / 2);
        });
    }

    /// Turns the wheel; up when positive.
    private void wheel(double by) {
        fx(() -> {
            view.fireEvent(new ScrollEvent(
                    ScrollEvent.SCROLL, 50, 50, 50, 50, false, false, false, false, false, false, 0, by, 0, by,
                    ScrollEvent.HorizontalTextScrollUnits.NONE, 0, ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0, null));
            return "";
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private double top() {
        return fx(view::scrolled);
    }

    @Test
    void onlyWhatIsInSightHasNodes() {
        show(lines(0, 3000), false, "Line 2999 has some words to read.");
        assertTrue(fx(() -> view.column().views().size()) < 20);
        assertEquals(0, top());
        fx(() -> {
            view.scrollToEnd();
            return "";
        });
        expect("true", () -> String.valueOf(view.isAtEnd() && view.column().view(2999) != null));
        assertTrue(fx(() -> view.column().views().size()) < 20);
    }

    @Test
    void anAppendLeavesTheNodesBeforeItAsTheyAre() {
        show(lines(0, 4) + "The last", true, "The last");
        var before = fx(() -> List.copyOf(view.column().views().values()));
        show(lines(0, 4) + "The last grows", true, "grows");
        assertEquals(before, fx(() -> List.copyOf(view.column().views().values())));
    }

    @Test
    void theEndIsFollowedUntilTheReaderScrollsUpAndAgainOnceBack(FxRobot robot) {
        show(lines(0, 100), true, "Line 99 has some words to read.");
        assertTrue(fx(view::isAtEnd));
        show(lines(0, 140), true, "Line 139 has some words to read.");
        expect("true", () -> String.valueOf(view.isAtEnd()));

        wheel(120);
        expect("false", () -> String.valueOf(view.isAtEnd()));
        double stays = top();
        var seen = fx(() -> view.column().views().firstKey());
        assertTrue(stays > 100);
        show(lines(0, 300), true, "Line 299 has some words to read.");
        assertEquals(stays, top(), 0.5);
        assertEquals(seen, fx(() -> view.column().views().firstKey()));

        robot.clickOn(view).push(KeyCode.END);
        expect("true", () -> String.valueOf(view.isAtEnd()));
        show(lines(0, 320), true, "Line 319 has some words to read.");
        expect("true", () -> String.valueOf(view.isAtEnd()));
    }

    @Test
    void theBlockAtTheTopStaysThereWhenTheWidthChanges() {
        show(lines(0, 200).replace("some", "some words that make the line long enough to wrap and"), false, "to read.");
        fx(() -> {
            view.scrollBy(4000);
            return "";
        });
        int first = fx(() -> view.column().views().firstKey());
        fx(() -> {
            view.setMaxWidth(270);
            return "";
        });
        expect("true", () -> String.valueOf(view.getWidth() < 300));
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(first, fx(() -> view.column().views().firstKey()));
    }

    @Test
    void selectingWhileItStreamsKeepsTheViewAndTheSelection(FxRobot robot) {
        show("First paragraph here.\n\nSecond paragraph there.\n\n", true, "there.");
        robot.moveTo(at("paragraph here")).press(MouseButton.PRIMARY);
        show("First paragraph here.\n\nSecond paragraph there.\n\n" + lines(0, 50), true, "Line 49 has some words to read.");
        robot.moveTo(at("graph there")).release(MouseButton.PRIMARY);
        assertEquals("paragraph here.\n\nSecond para", fx(view::selectedText));
        show("First paragraph here.\n\nSecond paragraph there.\n\n" + lines(0, 90), true, "Line 89 has some words to read.");
        assertEquals("paragraph here.\n\nSecond para", fx(view::selectedText));
        assertEquals(0, top());
        assertFalse(fx(view::isAtEnd));
        robot.push(KeyCode.CONTROL, KeyCode.C);
        assertEquals("paragraph here.\n\nSecond para", fx(() -> Clipboard.getSystemClipboard().getString()));
    }

    @Test
    void anotherButtonLeavesTheTextWhereTheReaderIs(FxRobot robot) {
        show(lines(0, 100), true, "Line 99 has some words to read.");
        robot.clickOn(at("Line 98"));
        assertTrue(fx(view::isAtEnd));
        wheel(120);
        expect("false", () -> String.valueOf(view.isAtEnd()));
        double stays = top();
        robot.clickOn(view, MouseButton.MIDDLE).clickOn(view, MouseButton.SECONDARY);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(stays, top(), 0.5);
    }

    @Test
    void aDragBeyondTheEdgeScrolls(FxRobot robot) {
        show(lines(0, 60), false, "Line 59 has some words to read.");
        robot.moveTo(at("Line 2")).press(MouseButton.PRIMARY);
        fx(() -> { // where the robot's pointer does not go: out of the window
            view.column().fireEvent(new MouseEvent(
                    MouseEvent.MOUSE_DRAGGED, 60, view.getHeight() + 50, 60, 900, MouseButton.PRIMARY, 1, false, false,
                    false, false, true, false, false, false, false, false, null));
            return "";
        });
        expect("true", () -> String.valueOf(view.scrolled() > 100));
        robot.release(MouseButton.PRIMARY);
        assertTrue(fx(view::selectedText).startsWith("Line 2 has"));
        assertTrue(fx(view::selectedText).contains("Line 9 has"));
    }

    @Test
    void twoClicksTakeTheWordAndThreeTheBlock(FxRobot robot) {
        show("One **bold** word.\n\n- an item of a list\n\n| a | b |\n|---|---|\n| cell one | two |\n", false, "two");
        robot.doubleClickOn(at("bold"));
        assertEquals("bold", fx(view::selectedText));
        robot.clickOn(at("of a list")).clickOn(MouseButton.PRIMARY).clickOn(MouseButton.PRIMARY);
        assertEquals("an item of a list", fx(view::selectedText));
        robot.clickOn(at("One")).push(KeyCode.CONTROL, KeyCode.A);
        assertEquals("One bold word.\n\n• an item of a list\n\na\tb\ncell one\ttwo", fx(view::selectedText));
    }

    @Test
    void whatIsSearchedIsCountedMarkedAndGoneToWhileTheTextGrows() {
        show(lines(0, 300), true, "Line 299 has some words to read.");
        fx(() -> {
            view.find("LINE 2");
            return "";
        });
        expect("111", () -> String.valueOf(view.found().get().count()));
        fx(() -> {
            view.findNext(true);
            return "";
        });
        assertEquals(new ReadingView.Found(1, 111), fx(() -> view.found().get()));
        expect("1", () -> String.valueOf(marks("reading-current-match")));
        show(lines(0, 300) + "And line 2 again.", true, "again.");
        expect("112", () -> String.valueOf(view.found().get().count()));
        fx(() -> {
            view.findNext(false);
            return "";
        });
        assertEquals(new ReadingView.Found(112, 112), fx(() -> view.found().get()));
        assertTrue(fx(() -> marks("reading-match")) > 0, "others in sight are marked, too");
        assertTrue(fx(() -> view.column().views().size()) < 20);
    }

    private int marks(String style) {
        return root.lookupAll("." + style).size();
    }

    @Test
    void aLinkIsShownBeforeItIsOpenedAndOnlyByAClick(FxRobot robot) {
        show("See [the page](https://a.example/x) or [this](javascript:alert(1)) now.", false, "now.");
        assertEquals("See the page or this (javascript:alert(1)) now.", fx(view::text));
        robot.moveTo(at("the page"));
        expect("https://a.example/x", () -> ((Label) root.lookup(".reading-hint")).getText());
        assertEquals(List.of(), opened);
        robot.drag(at("the page"), MouseButton.PRIMARY).dropTo(at("or this"));
        assertEquals(List.of(), opened);
        robot.clickOn(at("or this")).clickOn(at("the page"));
        assertEquals(List.of("https://a.example/x"), opened);
        robot.clickOn(at("this (java"));
        assertEquals(List.of("https://a.example/x"), opened);
    }

    @Test
    void theMenuOffersTheLinksInSightToTheKeys(FxRobot robot) {
        show("See [the page](https://a.example/x) and https://b.example now.", false, "now.");
        fx(() -> {
            view.fireEvent(new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, 9, 9, 9, 9, true, null));
            return "";
        });
        robot.clickOn("Link: https://b.example");
        assertEquals(List.of("https://b.example"), opened);
    }

    @Test
    void theCopyButtonOfCodeCopiesAllOfItAlsoWhenItIsLong(FxRobot robot) {
        var code = "int a = 1;\n".repeat(200) + "int z = 2;";
        show("Code:\n\n```java\n" + code + "\n```\n", false, "int z = 2;");
        robot.clickOn(".reading-copy");
        assertEquals(code, fx(() -> Clipboard.getSystemClipboard().getString()));
    }

    @Test
    void theMenuOffersTheCodeInSightToTheKeys(FxRobot robot) {
        var code = "int a = 1;\n".repeat(200) + "int z = 2;";
        show("Code:\n\n```java\n" + code + "\n```\n", false, "int z = 2;");
        fx(() -> {
            view.scrollToEnd();
            view.fireEvent(new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, 9, 9, 9, 9, true, null));
            return "";
        });
        robot.clickOn("Copy code: int a = 1;");
        assertEquals(code, fx(() -> Clipboard.getSystemClipboard().getString()));
    }

    @Test
    void shiftSelectsByTheKeysLineByLineAndToTheEnds(FxRobot robot) {
        show("First one.\n\nSecond two.\n\n```\nint a;\nint b;\n```\n\n---\n\n" + lines(0, 60), false, "Line 59 has some words to read.");
        robot.clickOn(at("Second"));
        robot.push(KeyCode.SHIFT, KeyCode.DOWN).push(KeyCode.SHIFT, KeyCode.DOWN);
        assertEquals("Second two.\n\nint a;\n", fx(view::selectedText));
        for (int i = 0; i < 40; i++) {
            robot.push(KeyCode.SHIFT, KeyCode.DOWN);
        }
        assertTrue(fx(view::selectedText).contains("Line 20 has"), () -> fx(view::selectedText));
        assertTrue(top() > 100, "the line that is reached is in sight");
        robot.push(KeyCode.SHIFT, KeyCode.END);
        assertTrue(fx(view::selectedText).endsWith("Line 59 has some words to read."));
        robot.push(KeyCode.SHIFT, KeyCode.HOME);
        assertEquals("First one.\n\n", fx(view::selectedText));
        robot.push(KeyCode.SHIFT, KeyCode.DOWN);
        assertEquals("", fx(view::selectedText));
        assertEquals(0, top());
    }

    @Test
    void aScreenReaderGetsAllOfTheText() {
        show("# Title\n\nSome *text*.", false, "text.");
        assertEquals(AccessibleRole.TEXT_AREA, view.getAccessibleRole());
        assertEquals("Title\n\nSome text.", fx(() -> view.queryAccessibleAttribute(AccessibleAttribute.TEXT)));
        assertTrue(view.isFocusTraversable());
    }

    @Test
    void aMegabyteOnOneLineIsShownInPieces() {
        show("w".repeat(1_000_000) + " end", true, " end");
        assertTrue(fx(() -> view.column().views().values().stream().mapToDouble(v -> v.getHeight()).max().orElse(0)) < 2000);
    }

    @Test
    void aViewOutOfTheWindowHasNoNodesUntilItIsScrolledIn() {
        show(lines(0, 30), false, "Line 29 has some words to read.");
        fx(() -> {
            view.setTranslateX(2000);
            view.scrollBy(1);
            return "";
        });
        expect("0", () -> String.valueOf(view.column().views().size()));
        fx(() -> {
            view.setTranslateX(0);
            return "";
        });
        expect("true", () -> String.valueOf(view.column().views().size() > 3));
    }
}
