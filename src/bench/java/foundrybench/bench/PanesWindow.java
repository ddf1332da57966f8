package foundrybench.bench;

import com.sun.management.OperatingSystemMXBean;
import foundrybench.ui.kit.Pulse;
import foundrybench.ui.kit.Theme;
import foundrybench.ui.reading.ReadingView;
import foundrybench.ui.responses.ResponsesView;
import foundrybench.ui.responses.ResponsesViewModel;
import java.lang.management.ManagementFactory;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import javafx.stage.Stage;

/// One window of eight panes, measured from within. Arguments: `floor`, `program` or `open`, characters a delta,
/// seconds of warm-up, seconds measured, and how long a pane may become. Prints name and figure, a line each.
///
/// The floor's panes are a bare [Text] each, whose last 2 KB are set anew with every frame. The program's are read by
/// [ReadingView] as Markdown and get what has come every 66 ms, in turns.
public final class PanesWindow extends Application {
    private static final int PANES = 8;
    private static final int COLUMNS = 4;
    private static final int DELTA_MILLIS = 5;
    private static final int FLOOR_LENGTH = 2048;
    private static final long DRAIN_NANOS = 66_000_000;
    private static final long KEY_NANOS = 150_000_000;
    private static final int OPENED = 50;
    private static final int ROUNDS = 5;
    private static final int OPENED_LENGTH = 20_000;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    private final List<Text> texts = new ArrayList<>();
    private final List<ReadingView> views = new ArrayList<>();
    private final List<StringBuilder> mail = new ArrayList<>();
    private final List<StringBuilder> shown = new ArrayList<>();
    private final long[] due = new long[PANES];
    private final TextArea editor = new TextArea();
    private final VBox root = new VBox(editor);
    private final List<Double> gaps = new ArrayList<>();
    private final List<Double> keys = new ArrayList<>();
    private boolean isFloor;
    private long firstNanos;
    private long lastNanos;
    private long keyNanos;
    private boolean isKeyLaidOut;
    private long nextKeyNanos;
    private long cpuAtStart;
    private long windowCpuAtStart;
    private final ResponsesViewModel responses = new ResponsesViewModel(new Pulse(), ZoneOffset.UTC);
    private double openCpu;
    private double allRead;

    @Override
    public void start(Stage stage) {
        var arguments = getParameters().getRaw();
        isFloor = arguments.get(0).equals("floor");
        root.getStyleClass().addAll("workbench", "text-100");
        new Theme(root);
        editor.setPrefHeight(60);
        editor.setMinHeight(60);
        stage.setScene(new Scene(root, 1440, 900));
        if (arguments.get(0).equals("open")) {
            var view = new ResponsesView(responses, OpenedAnswers.NOTHING);
            VBox.setVgrow(view, Priority.ALWAYS);
            root.getChildren().add(view);
            stage.show();
            Thread.ofVirtual().start(this::open);
            return;
        }
        var grid = new GridPane();
        for (int i = 0; i < PANES; i++) {
            mail.add(new StringBuilder());
            shown.add(new StringBuilder());
            due[i] = System.nanoTime() + i * DRAIN_NANOS / PANES;
            grid.add(isFloor ? floorPane() : pane(), i % COLUMNS, i / COLUMNS);
        }
        root.getChildren().add(grid);
        stage.show();
        feed(Integer.parseInt(arguments.get(1)), Integer.parseInt(arguments.get(4)));
        measure(Long.parseLong(arguments.get(2)), Long.parseLong(arguments.get(3)));
    }

    private Region floorPane() {
        var text = new Text();
        text.setWrappingWidth(340);
        text.setManaged(false);
        text.setY(14);
        text.getStyleClass().add("reading-text");
        texts.add(text);
        var pane = new Pane(text);
        pane.setPrefSize(360, 415);
        pane.setClip(new Rectangle(360, 415));
        return pane;
    }

    private Region pane() {
        var view = new ReadingView("answer");
        view.setMarkdown(true);
        view.show("", true);
        view.setPrefSize(360, 415);
        views.add(view);
        return view;
    }

    /// 200 deltas a second for each pane, up to a length.
    private void feed(int characters, int longest) {
        var text = PaneText.of(longest);
        Thread.ofPlatform().daemon().start(() -> {
            long next = System.nanoTime();
            for (int at = 0; at < longest; at += characters) {
                for (var box : mail) {
                    synchronized (box) {
                        box.append(text, at, Math.min(longest, at + characters));
                    }
                }
                next += DELTA_MILLIS * 1_000_000L;
                LockSupport.parkNanos(next - System.nanoTime());
            }
        });
    }

    private void measure(long warmUp, long seconds) {
        editor.getScene().addPostLayoutPulseListener(() -> isKeyLaidOut = keyNanos != 0 && editor.getLength() > 0);
        long begin = System.nanoTime() + warmUp * (long) NANOS_PER_SECOND;
        long end = begin + seconds * (long) NANOS_PER_SECOND;
        new AnimationTimer() {
            @Override
            public void handle(long ignored) {
                long now = System.nanoTime();
                drain(now);
                if (now < begin) {
                    return;
                }
                frame(now);
                if (now > end) {
                    stop();
                    report(now);
                }
            }
        }.start();
    }

    private void drain(long now) {
        for (int i = 0; i < PANES; i++) {
            if (!isFloor && now < due[i]) {
                continue;
            }
            due[i] = Math.max(due[i] + DRAIN_NANOS, now);
            String more;
            synchronized (mail.get(i)) {
                more = mail.get(i).toString();
                mail.get(i).setLength(0);
            }
            if (more.isEmpty()) {
                continue;
            }
            if (isFloor) {
                var last = shown.get(i).append(more);
                last.delete(0, Math.max(0, last.length() - FLOOR_LENGTH));
                texts.get(i).setText(last.toString());
            } else {
                views.get(i).append(more);
            }
        }
    }

    private void frame(long now) {
        if (firstNanos == 0) {
            firstNanos = now;
            cpuAtStart = processCpu();
            windowCpuAtStart = windowCpu();
        } else {
            gaps.add((now - lastNanos) / NANOS_PER_MILLI);
        }
        lastNanos = now;
        if (isKeyLaidOut) { // the frame it was laid out for has been drawn
            keys.add((now - keyNanos) / NANOS_PER_MILLI);
            keyNanos = 0;
            isKeyLaidOut = false;
            editor.clear();
        }
        if (keyNanos == 0 && now >= nextKeyNanos) {
            nextKeyNanos = now + KEY_NANOS;
            Thread.ofVirtual().start(this::type);
        }
    }

    private void type() {
        long pressed = System.nanoTime();
        Platform.runLater(() -> {
            keyNanos = pressed;
            editor.fireEvent(new KeyEvent(KeyEvent.KEY_TYPED, "k", "k", KeyCode.UNDEFINED, false, false, false, false));
        });
    }

    private void report(long now) {
        double seconds = (now - firstNanos) / NANOS_PER_SECOND;
        print("frames", gaps.size() / seconds);
        print("p99", percentile(gaps));
        print("over120", gaps.stream().filter(gap -> gap > 120).count());
        print("cores", (processCpu() - cpuAtStart) / NANOS_PER_SECOND / seconds);
        print("windowMs", (windowCpu() - windowCpuAtStart) / NANOS_PER_MILLI / Math.max(1, gaps.size()));
        print("key", percentile(keys));
        System.gc();
        var runtime = Runtime.getRuntime();
        print("heapMb", (runtime.totalMemory() - runtime.freeMemory()) / 1e6);
        print("length", isFloor ? FLOOR_LENGTH : views.getFirst().text().length());
        System.exit(0);
    }

    /// Opens 50 answers in the program's own panes. It counts from the call until the frame after the one for which all
    /// that is in sight had been read and laid out. The first time is not counted: it loads the classes. Of the others
    /// the median counts.
    private void open() {
        openOnce();
        var rounds = new double[ROUNDS];
        var cpu = new double[ROUNDS];
        var all = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            rounds[i] = openOnce();
            cpu[i] = openCpu;
            all[i] = allRead;
        }
        print("open", Lab.median(rounds));
        print("openCpu", Lab.median(cpu));
        print("openAll", Lab.median(all));
        System.gc();
        var runtime = Runtime.getRuntime();
        print("openHeapMb", (runtime.totalMemory() - runtime.freeMemory()) / 1e6);
        System.exit(0);
    }

    private double openOnce() {
        var seen = new CountDownLatch(2);
        var read = new CountDownLatch(1);
        var answers = OpenedAnswers.of(OPENED, OPENED_LENGTH);
        long began = System.nanoTime();
        long cpu = processCpu();
        Platform.runLater(() -> {
            responses.show(answers);
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    if (seen.getCount() > 0 && isReadInSight(root)) {
                        seen.countDown(); // a frame later it has been drawn
                    }
                    if (seen.getCount() == 0 && isRead(root)) {
                        read.countDown();
                        stop();
                    }
                }
            }.start();
        });
        try {
            seen.await();
            openCpu = (processCpu() - cpu) / NANOS_PER_MILLI;
            double opened = (System.nanoTime() - began) / NANOS_PER_MILLI;
            read.await();
            allRead = (System.nanoTime() - began) / NANOS_PER_MILLI;
            return opened;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Whether every pane in the window has its answer read, and as much of it on the screen as there is room for.
    private static boolean isReadInSight(Region within) {
        var scene = within.getScene();
        var inSight = within.lookupAll(".pane").stream()
                .filter(pane -> pane.localToScene(pane.getLayoutBounds()).intersects(0, 0, scene.getWidth(), scene.getHeight()))
                .toList();
        return inSight.size() > 2 && inSight.stream().allMatch(pane -> isReadAndFull((Region) pane));
    }

    private static boolean isReadAndFull(Region pane) {
        var view = answers(pane).findFirst().orElse(null);
        return view != null && !pane.isNeedsLayout() && !view.isNeedsLayout() && fills(view);
    }

    /// Whether blocks stand from its upper edge to its lower one.
    private static boolean fills(ReadingView view) {
        double bottom = view.lookupAll(".reading-block").stream()
                .mapToDouble(block -> block.getBoundsInParent().getMaxY())
                .max()
                .orElse(0);
        return view.getHeight() > 0 && bottom >= view.getHeight() - 1;
    }

    private static boolean isRead(Region within) {
        return answers(within).count() == OPENED && answers(within).noneMatch(ReadingView::isBehind);
    }

    private static Stream<ReadingView> answers(Region within) {
        return within.lookupAll(".answer").stream().filter(ReadingView.class::isInstance).map(ReadingView.class::cast);
    }

    private static double percentile(List<Double> values) {
        return Lab.percentile(values.stream().mapToDouble(Double::doubleValue).toArray(), 0.99);
    }

    private static long processCpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static long windowCpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void print(String name, double value) {
        System.out.printf(Locale.ROOT, "%s %.3f%n", name, value);
    }
}
