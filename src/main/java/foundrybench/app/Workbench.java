package foundrybench.app;

import foundrybench.log.ProgramError;
import foundrybench.model.Deployment;
import foundrybench.model.Estimate;
import foundrybench.model.Prompt;
import foundrybench.store.PaneSettings;
import foundrybench.ui.deployments.DeploymentsView;
import foundrybench.ui.deployments.DeploymentsViewModel;
import foundrybench.ui.kit.Clip;
import foundrybench.ui.kit.Controls;
import foundrybench.ui.kit.FittedBox;
import foundrybench.ui.kit.FxThread;
import foundrybench.ui.kit.Pulse;
import foundrybench.ui.kit.Theme;
import foundrybench.ui.kit.Words;
import foundrybench.ui.prompt.ExamplePrompt;
import foundrybench.ui.prompt.PromptView;
import foundrybench.ui.prompt.PromptViewModel;
import foundrybench.ui.responses.LayoutMenu;
import foundrybench.ui.responses.ResponseViewModel;
import foundrybench.ui.responses.ResponsesView;
import foundrybench.ui.responses.ResponsesViewModel;
import foundrybench.ui.responses.RetryButton;
import foundrybench.ui.sessions.SessionRow;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/// The window: joins the picker, the editor, the panes and the sessions by plain calls, and asks the
/// [WorkbenchEngine] for the rest. Belongs to the window's thread.
public final class Workbench
        implements DeploymentsView.Actions,
                PromptView.Actions,
                WorkbenchPanes.Around,
                WorkbenchSessions.Around,
                WorkbenchDeploymentsDialog.Listener,
                WorkbenchKeys.Actions {
    private final WorkbenchEngine engine;
    private final Executor workers;
    private final Consumer<WorkbenchEngine> switched;
    private final WorkbenchTasks tasks;
    private final WorkbenchRuns runs;
    private final WorkbenchPanes panes;
    private final DeploymentsViewModel deployments;
    private final PromptViewModel prompt = new PromptViewModel();
    private final Pulse pulse = new Pulse();
    private final ResponsesViewModel responses;
    private final WorkbenchReplay replay;
    private final WorkbenchArchiveWindows windows;
    private final WorkbenchSessions sessions;
    private final PromptView promptView;
    private final ResponsesView responsesView;
    private final WorkbenchSides sides;
    private final WorkbenchLayout layout;
    private final WorkbenchTopBar topBar;
    private final WorkbenchStatusBar statusBar;
    private final WorkbenchFaultBar faultBar = new WorkbenchFaultBar(this::copyDiagnostics);
    private final BorderPane root = new BorderPane();
    private final ZoneId zone;
    private final WorkbenchMeters meters;
    private final Theme theme;
    private final WorkbenchTextSize textSize = new WorkbenchTextSize(root);

    /// @param workers runs slow questions, never on the window's thread
    /// @param clock what day it is, and where
    /// @param switched told when calls go elsewhere from now on: another workbench takes this one's place
    public Workbench(WorkbenchEngine engine, Executor workers, Clock clock, Consumer<WorkbenchEngine> switched) {
        this.engine = engine;
        this.workers = workers;
        this.switched = other -> {
            closeWindows();
            switched.accept(other);
        };
        tasks = new WorkbenchTasks(workers, this::failed);
        zone = clock.getZone();
        responses = new ResponsesViewModel(pulse, zone);
        runs = new WorkbenchRuns(engine, responses, this::settled);
        panes = new WorkbenchPanes(engine, tasks, runs, prompt, responses, this);
        deployments = new DeploymentsViewModel(engine.deployments(), LocalDate.now(clock));
        replay = new WorkbenchReplay(runs, this::say);
        sessions = new WorkbenchSessions(engine, tasks, runs, responses, replay, clock, this);
        theme = new Theme(root);
        promptView = new PromptView(prompt, engine.examples(), this);
        responsesView = new ResponsesView(responses, panes);
        sides = sides();
        layout = new WorkbenchLayout(engine, tasks, panes, responses, responsesView);
        topBar = new WorkbenchTopBar(
                engine.connection(),
                engine.isEndpointMissing(),
                this::connect,
                this::editBudget,
                menu(),
                sides.toggle(),
                List.of(new RetryButton(responses, panes), new LayoutMenu(responses, panes)),
                new WorkbenchLookMenu(theme, textSize));
        statusBar = new WorkbenchStatusBar(engine.connection(), engine.prices(), clock.getZone());
        meters = new WorkbenchMeters(engine.knowledge()::meters, () -> responses.open().get() > 0, deployments::showMeters);
        windows = new WorkbenchArchiveWindows(engine, clock, workers, root, this::say);
        windows.versionsGo(prompt::prompt, this::restore, sessions::reopen);
        layOut();
        join();
        open();
    }

    /// The windows beside this one speak of this one.
    private void closeWindows() {
        windows.close();
    }

    private SequencedMap<String, Runnable> menu() {
        var menu = new LinkedHashMap<String, Runnable>();
        menu.put("connection.menu", this::connect);
        menu.put("versions.menu", this::showVersions);
        menu.put("spend.menu", this::showSpend);
        menu.put("import.menu", this::importFiles);
        menu.put("help.diagnostics", this::copyDiagnostics);
        return menu;
    }

    private WorkbenchSides sides() {
        VBox.setVgrow(responsesView, Priority.ALWAYS);
        var main = new FittedBox(promptView, replay.bar(), responsesView);
        main.getStyleClass().add("main");
        return new WorkbenchSides(new DeploymentsView(deployments, this), sessions.view(), main);
    }

    private void layOut() {
        root.getStyleClass().add("workbench");
        root.setTop(new VBox(topBar, faultBar));
        root.setCenter(sides);
        root.setBottom(statusBar);
        WorkbenchKeys.install(root, this, layout);
        responses.layout().maximised().subscribe(isMaximised -> Controls.show(promptView, !isMaximised));
    }

    private void join() {
        deployments.picked().subscribe(prompt::pick);
        responses.open().subscribe(open -> {
            prompt.setOpen(open.intValue());
            promptView.setStoppable(open.intValue() > 0);
        });
        prompt.requests()
                .subscribe(requests -> tasks.ask(
                        "estimate",
                        () -> new Forecast(engine.estimate(requests), LimitWords.of(engine.knowledge().outlook(requests))),
                        forecast -> prompt.showEstimates(requests, forecast.estimates(), forecast.limits())));
        engine.watchSaving(saving -> FxThread.later(() -> statusBar.show(saving)));
    }

    /// What is known of a run before it is made.
    private record Forecast(List<Estimate> estimates, List<String> limits) {}

    private void open() {
        root.sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::showingProperty)
                .orElse(false)
                .subscribe((_, showing) -> pulse.setPaused(!showing)); // drawn on no window yet, it moves as well
        show(engine.opening());
        promptView.sceneProperty().subscribe(_ -> promptView.focusEditor());
        refresh();
    }

    private void show(WorkbenchEngine.Opening opening) {
        prompt.show(opening.prompt().prompt(), opening.prompt().parameters());
        deployments.pick(opening.picked());
    }

    /// Goes on with what another workbench held, in its looks.
    void resume(WorkbenchEngine.Opening held, WorkbenchLook look, PaneSettings laidOut) {
        show(held);
        show(look);
        layout.restore(laidOut);
    }

    /// Looks like this.
    void show(WorkbenchLook look) {
        theme.show(look.theme());
        textSize.show(look.textPercent());
    }

    /// How it looks.
    WorkbenchLook look() {
        return new WorkbenchLook(theme.shown().get(), textSize.percent());
    }

    @Override
    public void refresh() {
        sessions.refresh();
        tasks.ask("spend", engine::spendToday, topBar::show);
        tasks.ask("cards", engine.knowledge()::cards, known -> {
            deployments.showCards(known, zone);
            prompt.showCards(known);
        });
    }

    private void settled() {
        refresh();
        windows.refresh();
    }

    private void failed(Throwable cause) {
        if (cause instanceof WorkbenchEngine.Unavailable) {
            statusBar.say(Words.of("status.failed", cause.getMessage()));
        } else {
            FxThread.uncaught(cause);
        }
    }

    /// Says that the program itself failed somewhere.
    void show(ProgramError fault) {
        faultBar.show(fault);
    }

    @Override
    public void copyDiagnostics() {
        var facts = WindowFacts.of(root.getScene());
        facts.put("shown", look() + ", panes: " + responses.panes().size() + ", open: "
                + responses.open().get());
        facts.put("picked", String.join(", ", deployments.picked().get().stream().map(Deployment::name).toList()));
        tasks.ask("diagnostics", () -> engine.diagnostics(facts), text -> {
            Clip.copy(text);
            statusBar.say(Words.of("diagnostics.copied"));
        });
    }

    @Override
    public void run() {
        if (!prompt.problem().get().isEmpty()) {
            statusBar.say(prompt.problem().get());
            return;
        }
        statusBar.say("");
        runs.startAll(prompt.requests().get());
        started();
    }

    @Override
    public void flipRail() {
        sides.flip();
    }

    @Override
    public void searchSessions() {
        sides.showRail();
        sessions.focusSearch();
    }

    @Override
    public void showSpend() {
        windows.showSpend();
    }

    @Override
    public void showVersions() {
        windows.showVersions();
    }

    private void importFiles() {
        windows.importFiles(this::refresh);
    }

    @Override
    public void export(List<SessionRow> rows) {
        windows.export(rows);
    }

    /// What the editor held can be had again by undoing.
    private void restore(Prompt version) {
        sides.showMain();
        promptView.replace(version);
        promptView.focusEditor();
    }

    @Override
    public void replaying(PreparedReplay replayed) {
        sides.showMain();
        var asked = replayed.run().calls().stream().findFirst().map(call -> call.request().parameters());
        prompt.show(replayed.run().prompt(), asked.orElse(prompt.parameters()));
    }

    @Override
    public void started() {
        if (!runs.isReplayShown()) {
            replay.end();
        }
        sides.showMain();
        sessions.markShown();
        refresh();
        pulse.add(meters);
    }

    @Override
    public void rated() {
        sessions.refresh();
    }

    @Override
    public void browse(String address) {
        tasks.ask("browser", () -> engine.browse(address), statusBar::say);
    }

    @Override
    public void stopAll() {
        panes.stopAll();
    }

    @Override
    public void say(String words) {
        statusBar.say(words);
    }

    @Override
    public void showDeployments() {
        deployments.show(engine.deployments());
        sessions.showDeployments(engine.deployments());
    }

    @Override
    public void renamed(String before, String after) {
        var picked = deployments.picked().get().stream().map(d -> d.name().equals(before) ? after : d.name()).toList();
        showDeployments();
        deployments.pick(picked);
        engine.deployments().stream()
                .filter(deployment -> deployment.name().equals(after))
                .forEach(deployment -> panes.renamed(before, deployment));
    }

    @Override
    public void create() {
        sessions.create();
    }

    @Override
    public void cleared() {
        sides.showMain();
        prompt.clear();
        promptView.focusEditor();
    }

    @Override
    public void reopened(WorkbenchSession session) {
        sides.showMain();
        prompt.show(session.prompt(), session.parameters());
        deployments.pick(session.panes().stream()
                .map(pane -> pane.deployment().name())
                .toList());
    }

    @Override
    public void resizeText(int steps) {
        textSize.step(steps);
    }

    @Override
    public void resetText() {
        textSize.reset();
    }

    @Override
    public void connect() {
        if (responses.open().get() > 0) {
            statusBar.say(Words.of("connection.off"));
        } else {
            panes.stopAll(); // nothing that waits may begin while the connection changes
            new WorkbenchConnectionsDialog(engine.connections(), workers, switched).show(root.getScene().getWindow());
        }
    }

    @Override
    public void editBudget() {
        new WorkbenchBudgetDialog(engine, topBar.budget(), workers, this::refresh).show(root.getScene().getWindow());
    }

    @Override
    public void editDeployments() {
        edit(engine.deployments().stream().findFirst().map(Deployment::name).orElse(""));
    }

    @Override
    public void edit(Deployment deployment) {
        edit(deployment.name());
    }

    @Override
    public void probe(List<Deployment> asked) {
        new WorkbenchProbeDialog(engine.knowledge(), asked, workers, zone, this::refresh).show(root.getScene().getWindow());
    }

    @Override
    public void showDetails() {
        panes.detailsOfFocused();
    }

    @Override
    public void details(ResponseViewModel pane) {
        new WorkbenchDetailsDialog(
                        engine.details(), pane, workers, remedy -> panes.apply(pane, remedy), this::browse)
                .show(root.getScene().getWindow());
    }

    private void edit(String selected) {
        new WorkbenchDeploymentsDialog(engine.deploymentList(), workers, this)
                .show(root.getScene().getWindow(), selected);
    }

    /// Light or dark, to choose from outside.
    public Theme theme() {
        return theme;
    }

    /// How the panes are laid out.
    WorkbenchLayout layout() {
        return layout;
    }

    /// Tells the person something, in the status bar.
    void tell(String message) {
        statusBar.say(message);
    }

    /// What the editor holds and who is picked, to start with it again.
    WorkbenchEngine.Opening state() {
        var content = Prompt.of(prompt.system().get(), prompt.user().get());
        return new WorkbenchEngine.Opening(
                new ExamplePrompt("", content, prompt.parameters()),
                deployments.picked().get().stream().map(Deployment::name).toList());
    }

    /// All of the window.
    public Parent root() {
        return root;
    }
}
