package foundrybench.cli;

import foundrybench.model.Call;
import foundrybench.model.Completion;
import foundrybench.model.CompletionEvent.Retried;
import foundrybench.model.FailureKind;
import foundrybench.model.Run;
import foundrybench.model.RunEvent;
import foundrybench.model.Status;
import foundrybench.model.Warning;
import foundrybench.run.LaneWait;
import foundrybench.run.RunListener;
import foundrybench.run.Underway;
import foundrybench.store.RunKeeper;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Sees a run through to its end: prints, saves, stops it on Ctrl+C, and says what the process ends with.
final class RunFollower implements RunListener {
    private static final int SECONDS_TO_WIND_UP = 10;

    private final RunPrinter printer;
    private final RunKeeper store;
    private final CallRecordings recordings;
    private final RunBodies bodies;
    private final List<Completion> settled = new ArrayList<>();
    private final Console console;
    private final CompletableFuture<Underway> running = new CompletableFuture<>();
    private volatile boolean interrupted;

    RunFollower(RunPrinter printer, RunKeeper store, CallRecordings recordings, RunBodies bodies, Console console) {
        this.bodies = bodies;
        this.printer = printer;
        this.store = store;
        this.recordings = recordings;
        this.console = console;
    }

    /// The calls of this run begin.
    void begun(Run run) {
        store.begin(run);
        printer.begun(run);
    }

    @Override
    public void onEvent(RunEvent event) {
        store.append(event);
        printer.event(event.event());
        if (event.event() instanceof Retried retried) {
            printer.again(event.call(), retried);
        }
        stopWhenNobodyReads();
    }

    @Override
    public void onWait(LaneWait wait) {
        printer.waits(wait);
    }

    @Override
    public void onSettled(Call call, Completion completion) {
        recordings.finish(call);
        bodies.settled(call, completion);
        var told = store.settle(completion);
        synchronized (settled) {
            settled.add(told.completion());
        }
        printer.settled(told);
        stopWhenNobodyReads();
    }

    /// Whoever read the results has gone, as `head` does: more of them would be paid for and lost.
    private void stopWhenNobodyReads() {
        var handle = running.getNow(null);
        if (handle != null && console.isReaderGone()) {
            handle.stopAll();
        }
    }

    /// Starts the calls and returns when they have ended and all is printed and saved.
    ///
    /// @param isWell judges by how all calls ended whether that is as it should be
    ExitCode follow(Supplier<? extends Underway> start, Predicate<List<Completion>> isWell) {
        var done = new CountDownLatch(1);
        var onInterrupt = new Thread(() -> interrupt(running, done), "interrupt");
        Runtime.getRuntime().addShutdownHook(onInterrupt);
        try {
            running.complete(start.get());
            running.join().ended().await();
            printer.end();
            store.flush();
            return exitCode(isWell);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running.join().stopAll();
            return ExitCode.INTERRUPTED;
        } finally {
            done.countDown();
            forget(onInterrupt);
        }
    }

    private void interrupt(CompletableFuture<Underway> started, CountDownLatch done) {
        interrupted = true;
        var stopping = started.thenAccept(Underway::stopAll);
        try {
            stopping.get(SECONDS_TO_WIND_UP, TimeUnit.SECONDS);
            if (!done.await(SECONDS_TO_WIND_UP, TimeUnit.SECONDS)) {
                printer.end();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            printer.end(); // the process ends now, whatever is left
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the process is ending: the hook is what ends it
        }
    }

    private ExitCode exitCode(Predicate<List<Completion>> isWell) {
        synchronized (settled) {
            if (interrupted) {
                return ExitCode.INTERRUPTED;
            }
            if (settled.stream().anyMatch(RunFollower::hadNoKey)) {
                return ExitCode.NO_CONNECTION;
            }
            if (settled.stream().anyMatch(completion -> failedBy(completion, FailureKind.BUDGET))) {
                return ExitCode.BUDGET; // whatever else: this is why the rest was not asked
            }
            if (!isWell.test(List.copyOf(settled))) {
                return ExitCode.CALL_FAILED;
            }
            boolean saved = settled.stream().noneMatch(c -> c.warnings().contains(Warning.NOT_SAVED));
            return saved && recordings.isComplete() ? ExitCode.OK : ExitCode.NOT_SAVED;
        }
    }

    private static boolean failedBy(Completion completion, FailureKind kind) {
        var failure = completion.failure();
        return failure != null && failure.kind() == kind;
    }

    /// Whether no key could be had; a 401 has an HTTP status.
    private static boolean hadNoKey(Completion completion) {
        var failure = completion.failure();
        return completion.status() == Status.FAILED
                && failure != null
                && failure.kind() == FailureKind.AUTH
                && failure.httpStatus() == null;
    }
}
