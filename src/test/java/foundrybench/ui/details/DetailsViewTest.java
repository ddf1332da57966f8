package foundrybench.ui.details;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.ui.details.CallFacts.Snippet;
import foundrybench.ui.kit.Theme;
import foundrybench.ui.reading.ReadingView;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Looks through the parts by keys.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set in open
class DetailsViewTest {
    private static final int MANY = 20_000;
    private static final int MOST_ROWS = 100;

    private final List<String> browsed = new ArrayList<>();
    private DetailsView view;

    @Start
    void open(Stage stage) {
        view = new DetailsView(work -> Thread.ofVirtual().start(work), () -> {}, browsed::add);
        view.getStyleClass().addAll("workbench", "text-100");
        new Theme(view);
        stage.setScene(new Scene(view, 860, 640));
        stage.show();
        view.show(details(), false);
    }

    @Test
    void ofTwentyThousandEventsOnlyThoseInSightHaveRows(FxRobot robot) {
        select("Events");
        var table = (TableView<?>) found(".table-view");
        assertEquals(MANY, table.getItems().size());
        assertTrue(table.lookupAll(".table-row-cell").size() < MOST_ROWS, () -> table.lookupAll(".table-row-cell").size() + " rows");

        robot.clickOn(table);
        robot.press(KeyCode.END).release(KeyCode.END);
        await(() -> ((ReadingView) found(".details-event")).text().equals("data: number 20000\nid: x"));
        robot.press(KeyCode.CONTROL, KeyCode.C).release(KeyCode.C, KeyCode.CONTROL);

        await(() -> "data: number 20000\nid: x".equals(Clipboard.getSystemClipboard().getString()));
        assertTrue(table.lookupAll(".table-row-cell").size() < MOST_ROWS);
    }

    @Test
    void ctrlFSearchesThePartThatIsShown(FxRobot robot) {
        select("Cost");
        robot.press(KeyCode.CONTROL, KeyCode.F).release(KeyCode.F, KeyCode.CONTROL);
        robot.write("two", 0).press(KeyCode.ENTER).release(KeyCode.ENTER);

        await(() -> view.lookupAll(".details-note").stream()
                .anyMatch(node -> node instanceof Label note && note.getText().equals("1 of 2")));
    }

    @Test
    void aLinkOpensByASecondStep(FxRobot robot) {
        select("Failure");
        await(() -> view.lookup(".reading-link") != null);
        WaitForAsyncUtils.waitForFxEvents();
        robot.clickOn(view.lookup(".reading-link"));
        assertEquals(List.of(), browsed);
        robot.clickOn("Open in the browser: a.example");
        assertEquals(List.of("https://a.example/x"), browsed);
    }

    @Test
    void eachControlIsNamedAndExplained() {
        for (var tab : tabs().getTabs()) {
            assertNotNull(tab.getTooltip(), tab::getText);
            WaitForAsyncUtils.waitForAsyncFx(10_000, () -> tabs().getSelectionModel().select(tab));
        }
        WaitForAsyncUtils.waitForFxEvents();
        var unnamed = new ArrayList<Node>();
        for (var node : view.lookupAll("*")) {
            boolean isOwn = node.getStyleClass().contains("button") || node instanceof TextInputControl && node.getParent() != null
                    && node.getParent().getStyleClass().contains("details-bar");
            if (isOwn && node instanceof Control control && !node.getStyleClass().contains("reading-copy")
                    && (String.valueOf(node.getAccessibleText()).equals("null") || control.getTooltip() == null)) {
                unnamed.add(node);
            }
        }
        assertEquals(List.of(), unnamed);
    }

    private static Details details() {
        var events = IntStream.rangeClosed(1, MANY)
                .mapToObj(i -> new LoggedEvent(i, 1, i, "content", "data: number " + i + "\nid: x"))
                .toList();
        return new Details(
                "x", "call-1", "–", false, "", "", "", new EventLog(events, ""), "", "one two\n\nthree two", "", "See https://a.example/x now.", "",
                List.of(new Snippet("curl", "curl …\n")), "As it was sent.");
    }

    private void select(String name) {
        var tab = tabs().getTabs().stream().filter(t -> t.getText().equals(name)).findFirst().map(Tab.class::cast).orElseThrow();
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> tabs().getSelectionModel().select(tab));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private TabPane tabs() {
        return (TabPane) found(".tab-pane");
    }

    private Node found(String selector) {
        return view.lookupAll(selector).stream().findFirst().orElseThrow();
    }

    private static void await(Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
        } catch (TimeoutException e) {
            throw new AssertionError("never came true", e);
        }
    }
}
