package foundrybench.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.log.ProgramErrors;
import foundrybench.log.ProgramLog;
import foundrybench.model.FinishReason;
import foundrybench.ui.kit.FxThread;
import foundrybench.ui.kit.Pulse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Parts of the program that fail under a person's hands: it is said, nothing is lost, and work goes on.
class WorkbenchFaultsTest extends WindowWork {
    private static final String BUG = "no such thing";

    private final ProgramErrors faults = new ProgramErrors(new ProgramLog(InstantSource.system()));
    private final Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();

    @Start
    void start(Stage stage) {
        open(stage);
        Thread.setDefaultUncaughtExceptionHandler(faults);
        faults.watch(fault -> FxThread.later(() -> workbench.show(fault)));
    }

    @AfterEach
    void restore() {
        Thread.setDefaultUncaughtExceptionHandler(before);
    }

    private static void fail() {
        throw new IllegalStateException(BUG);
    }

    private void expectFault(String times) {
        Screen.expect(
                "A fault of this program, CODE" + times,
                () -> String.join("|", screen.texts("fault-title")).replaceAll("F-[0-9A-Z]{5}", "CODE"));
    }

    private String what() {
        return String.join("|", screen.texts("fault-what"));
    }

    @Test
    void oneOnTheWindowsThreadIsShownAndPromptAndAnswersStay(FxRobot robot) {
        run(robot);
        engine.call(KIMI).sent().says(300, "Replace it.");
        screen.expectInPane(KIMI, "answer", "Replace it.");
        FxThread.later(WorkbenchFaultsTest::fail);
        expectFault("");
        assertEquals("IllegalStateException: no such thing, at WorkbenchFaultsTest.fail.", what());
        assertEquals("Why?", editor().getText());
        engine.call(KIMI).says(400, " At once.").ends(500, FinishReason.STOP);
        screen.expectInPane(KIMI, "status", "done");
        assertEquals("Replace it. At once.", screen.inPane(KIMI, "answer"));
        WaitForAsyncUtils.waitForAsyncFx(
                10_000, () -> Picture.write(workbench.root().getScene(), Path.of("target", "pictures", "fault-light.png")));
        robot.clickOn("Go on");
        screen.expect("", "fault-title");
    }

    @Test
    void theSameAgainIsCountedAndWhatWasClosedStaysClosed(FxRobot robot) {
        FxThread.later(WorkbenchFaultsTest::fail);
        FxThread.later(WorkbenchFaultsTest::fail);
        FxThread.later(WorkbenchFaultsTest::fail);
        expectFault(", 3 times");
        robot.clickOn("Go on");
        FxThread.later(WorkbenchFaultsTest::fail);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(List.of(), screen.texts("fault-title"));
        FxThread.later(() -> {
            throw new ArithmeticException("another");
        });
        Screen.expect("true", () -> String.valueOf(what().startsWith("ArithmeticException: another, at WorkbenchFaultsTest.")));
    }

    @Test
    void oneInTheBackgroundIsShownAndTheQuestionIsAskedAgain(FxRobot robot) {
        engine.broken = true;
        type(robot, "Count this");
        Screen.expect("true", () -> String.valueOf(what().contains("the estimate broke")));
        engine.broken = false;
        type(robot, "Count this too");
        Screen.expect("true", () -> String.valueOf(screen.texts("estimate").toString().contains("62 tokens")));
        assertEquals("Count this too", editor().getText());
    }

    @Test
    void oneOnAnyOtherThreadIsShown() {
        Thread.ofVirtual().name("call 7").start(WorkbenchFaultsTest::fail);
        expectFault("");
    }

    @Test
    void oneOfEveryFrameIsDroppedAndTheOthersGoOn(FxRobot robot) {
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> new Pulse().add(_ -> {
            fail();
            return true;
        }));
        expectFault("");
        run(robot);
        engine.call(KIMI).sent().says(300, "Still here.");
        screen.expectInPane(KIMI, "answer", "Still here.");
        assertEquals(List.of(1), List.copyOf(faults.counts().values()));
    }

    @Test
    void memoryAndStackThatRanOutAreShownToo() {
        FxThread.later(() -> {
            throw new OutOfMemoryError("Java heap space");
        });
        expectFault("");
        assertTrue(what().startsWith("OutOfMemoryError: Java heap space, at WorkbenchFaultsTest."), what());
    }

    @Test
    void diagnosticsAreCopiedByKeyByMenuAndFromTheMessage(FxRobot robot) {
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.D).release(KeyCode.D, KeyCode.SHIFT, KeyCode.CONTROL);
        expectCopied();
        robot.clickOn("Help").clickOn("Copy diagnostics  Ctrl+Shift+D");
        expectCopied();
        FxThread.later(WorkbenchFaultsTest::fail);
        expectFault("");
        robot.clickOn("Copy diagnostics");
        expectCopied();
    }

    private void expectCopied() {
        Screen.expect("diagnostics of [javafx, window, shown, picked]", () -> Clipboard.getSystemClipboard().getString());
        screen.expect("Diagnostics copied, without keys, prompts and answers. They say where the log is.", "message");
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            Clipboard.getSystemClipboard().clear();
            workbench.tell("");
        });
    }
}
