package foundrybench.run;

/// Waits before a call is sent again.
@FunctionalInterface
interface Pause {
    /// Really waits.
    Pause REAL = Thread::sleep;

    /// Waits that long, or until interrupted.
    void take(long millis) throws InterruptedException;
}
