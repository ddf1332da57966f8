package foundrybench.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class WorkbenchTasksTest {
    private final Queue<Runnable> work = new ArrayDeque<>();
    private final List<String> told = new ArrayList<>();
    private final WorkbenchTasks tasks = new WorkbenchTasks(work::add, e -> told.add("failed: " + e.getMessage()));

    @Test
    void ofQuestionsOfOneKindOnlyTheLatestIsAnswered() {
        for (var text : List.of("a", "ab", "abc")) {
            tasks.ask("count", () -> text, told::add);
        }
        tasks.ask("other", () -> "x", told::add);
        workOff();
        assertEquals(List.of("x", "abc"), told);
    }

    @Test
    void oneThatThrowsIsToldAndTheNextIsAsked() {
        tasks.ask("count", () -> fail("no disk"), told::add);
        workOff();
        tasks.ask("count", () -> "again", told::add);
        workOff();
        assertEquals(List.of("failed: no disk", "again"), told);
    }

    private static String fail(String why) {
        throw new IllegalStateException(why);
    }

    private void workOff() {
        for (var next = work.poll(); next != null; next = work.poll()) {
            next.run();
            WaitForAsyncUtils.waitForFxEvents();
        }
    }
}
