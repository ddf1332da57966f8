package foundrybench.ui.kit;

import javafx.application.Platform;

/// The one door to the window's thread: no other class calls `Platform.runLater`.
public final class FxThread {
    private FxThread() {}

    /// Has the window's thread do this soon, in the order asked.
    public static void later(Runnable work) {
        Platform.runLater(work);
    }

    /// Sends an error that nobody expected where those go that nobody caught, and goes on.
    public static void uncaught(Throwable bug) {
        var thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, bug);
    }
}
