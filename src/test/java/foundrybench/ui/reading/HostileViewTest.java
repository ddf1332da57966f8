package foundrybench.ui.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.ui.kit.Theme;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// What a model might send to freeze, to fetch, to run or to deceive, shown in the window. That every step of the window's
/// thread ends is asked by [#fx], which waits ten seconds for it.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set in open
class HostileViewTest {
    private static final int PATIENCE = 30;
    private static final int MOST_NODES = 8000;
    private static final Map<String, String> TEXTS = Map.ofEntries(
            Map.entry("quotes", "> ".repeat(20_000) + "deep"),
            Map.entry("one line", "word ".repeat(200_000)),
            Map.entry("one word", "w".repeat(1_000_000)),
            Map.entry("one line of code", "```json\n" + "{\"a\":[1,2,3]},".repeat(70_000)),
            Map.entry("brackets", "[".repeat(50_000)),
            Map.entry("lists", "- ".repeat(20_000) + "deep"),
            Map.entry("wide table", "|a".repeat(5_000) + "|\n" + "|-".repeat(5_000) + "|\n" + "|x\n".repeat(200)),
            Map.entry("long table", "|a|b|\n|-|-|\n" + "|x|y|\n".repeat(20_000)),
            Map.entry("emphasis", "*a **b ".repeat(10_000) + "c* d** ".repeat(10_000)),
            Map.entry("links", "[a](https://a.example/) ".repeat(20_000)),
            Map.entry("directions", "\u202e\u2066\u200b".repeat(50_000)),
            Map.entry("right to left", "\u05e9\u05dc\u05d5\u05dd ".repeat(100_000)),
            Map.entry("one word from right to left", "\u05e9\u05dc".repeat(100_000)),
            Map.entry("arabic table", "|\u0645\u0631\u062d\u0628\u0627|b|\n|-|-|\n" + "|\u0645\u0631\u062d\u0628\u0627 \u0645\u0631|y|\n".repeat(2_000)),
            Map.entry("marks", "a" + "\u0301".repeat(100_000)),
            Map.entry("halves", "\ud83e".repeat(50_000)),
            Map.entry("breaks", "\n".repeat(500_000)));

    private final List<String> opened = new ArrayList<>();
    private ReadingView text;
    private AnswerView view;

    @Start
    void open(Stage stage) {
        text = new ReadingView("answer");
        text.setOnLink(opened::add);
        view = new AnswerView(text);
        var root = new StackPane(view);
        root.getStyleClass().addAll("workbench", "text-100");
        new Theme(root);
        stage.setScene(new Scene(root, 420, 460));
        stage.show();
    }

    static Set<String> names() {
        return TEXTS.keySet();
    }

    private static <T> T fx(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, work);
    }

    private static void expect(Callable<Boolean> shown) {
        try {
            WaitForAsyncUtils.waitFor(PATIENCE, TimeUnit.SECONDS, () -> fx(shown));
        } catch (TimeoutException e) {
            throw new AssertionError("not shown", e);
        }
    }

    private void show(String answer, boolean isWhole) {
        fx(() -> {
            text.show(answer, !isWhole);
            view.judge(answer, isWhole);
            return "";
        });
        expect(() -> !text.isBehind() && !text.isNeedsLayout());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static Set<Node> nodes(Parent parent) {
        var nodes = new HashSet<Node>();
        for (var child : parent.getChildrenUnmodifiable()) {
            nodes.add(child);
            if (child instanceof Parent inner) {
                nodes.addAll(nodes(inner));
            }
        }
        return nodes;
    }

    @ParameterizedTest
    @MethodSource("names")
    void theWindowGoesOnAndHasFewNodesWhateverIsShown(String name) {
        var hostile = TEXTS.getOrDefault(name, "");
        show(hostile, true);
        assertTrue(fx(() -> nodes(view)).size() < MOST_NODES, () -> "nodes: " + fx(() -> nodes(view)).size());
        fx(() -> {
            text.scrollToEnd();
            text.layout();
            text.scrollBy(-1000);
            text.selectAll();
            text.find("a");
            return "";
        });
        expect(text::isVisible);
        show(hostile + "\n\nmore", true);
        fx(() -> {
            view.show(AnswerForm.RAW);
            return "";
        });
        expect(() -> !text.isBehind());
        assertTrue(fx(() -> nodes(view)).size() < MOST_NODES);
    }

    @Test
    void nothingIsFetchedRunOrOpened(FxRobot robot) {
        show("""
                <script>alert(1)</script> <img src="https://a.example/pixel.png" onerror="alert(1)">

                ![a picture](https://a.example/remote.png) ![a file](file:///etc/passwd)

                [one](javascript:alert(1)) [two](file:///etc/passwd) [three](data:text/html,x) [four](vbscript:x)
                then <iframe src="https://a.example"></iframe> [five](JaVaScRiPt&colon;alert(1)) [six](//a.example/x)
                """, true);
        var nodes = fx(() -> nodes(view));
        assertTrue(nodes.stream().noneMatch(node -> node.getClass().getName().contains("ImageView")
                || node.getClass().getName().contains("WebView")));
        var links = nodes.stream()
                .filter(SpanFlow.SpanText.class::isInstance)
                .map(node -> ((SpanFlow.SpanText) node).target())
                .filter(target -> target != null)
                .collect(Collectors.toSet());
        assertTrue(links.stream().allMatch(target -> target.startsWith("https://a.example")), links::toString);
        var shown = fx(() -> text.text());
        for (var literal : List.of(
                "<script>alert(1)</script>", "onerror=", "a picture (https://a.example/remote.png)", "a file (file:///etc/passwd)",
                "one (javascript:alert(1))", "two (file:///etc/passwd)", "three (data:text/html,x)", "four (vbscript:x)",
                "five (JaVaScRiPt:alert(1))", "six (//a.example/x)")) {
            assertTrue(shown.contains(literal), literal + " in " + shown);
        }
        robot.clickOn(text);
        assertEquals(List.of(), opened);
    }

    @Test
    void hugeJsonIsATreeOfFewNodesThatUnfoldsInParts(FxRobot robot) {
        var json = "{\"a\u202e\": [" + "{\"b\": 1},".repeat(90_000) + "0], \"z\": \"\u200b" + "x".repeat(500_000) + "\"}";
        show(json, true);
        expect(() -> view.json().get());
        fx(() -> {
            view.show(AnswerForm.TREE);
            return "";
        });
        expect(() -> view.shown().get() instanceof JsonView);
        var tree = fx(() -> (TreeView<?>) view.shown().get());
        robot.clickOn(tree).push(KeyCode.HOME).push(KeyCode.DOWN).push(KeyCode.RIGHT).push(KeyCode.RIGHT);
        expect(() -> tree.getExpandedItemCount() < 1000 && tree.getExpandedItemCount() > 3);
        assertTrue(fx(() -> nodes(view)).size() < MOST_NODES);
        assertTrue(fx(() -> nodes(view)).stream().anyMatch(node -> String.valueOf(node.getAccessibleText()).contains("a⟨U+202E⟩")));
        fx(() -> {
            view.shown().get().find("b");
            return "";
        });
        expect(() -> view.shown().get().found().get().count() == 10_000);
        fx(() -> {
            view.shown().get().findNext(false);
            return "";
        });
        expect(() -> view.shown().get().found().get().current() == 10_000);
    }
}
