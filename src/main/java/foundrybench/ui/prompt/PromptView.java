package foundrybench.ui.prompt;

import foundrybench.model.Prompt;
import foundrybench.ui.kit.Controls;
import foundrybench.ui.kit.RichLine;
import foundrybench.ui.kit.SplitRow;
import foundrybench.ui.kit.Words;
import foundrybench.ui.kit.Wrapping;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The editor for system and user message, the parameters, what a run may cost, and the button that starts it.
public final class PromptView extends VBox {
    private final PromptViewModel model;
    private final TextArea system = editor("prompt.system");
    private final TextArea user = editor("prompt.user");
    private final Button run = Controls.named(new Button(), "run");
    private final Button stopAll = Controls.button("stop-all");
    private final ToggleButton userTab = tab("prompt.user");

    /// What can be asked for here.
    public interface Actions {
        /// Asks all deployments that are picked.
        void run();

        /// Stops all that is coming.
        void stopAll();
    }

    public PromptView(PromptViewModel model, List<ExamplePrompt> examples, Actions actions) {
        this.model = model;
        getStyleClass().add("prompt");
        var editors = new StackPane(system, user);
        VBox.setVgrow(editors, Priority.ALWAYS);
        var parameters = new SplitRow(new ParametersView(model), buttons(actions));
        getChildren().addAll(tabs(examples), editors, new VariablesView(model.variables()), parameters);
        system.textProperty().bindBidirectional(model.system());
        user.textProperty().bindBidirectional(model.user());
    }

    /// Shows this with the parameters as they are; what the editors held comes back by undoing.
    public void replace(Prompt prompt) {
        system.replaceText(0, system.getLength(), PromptViewModel.systemText(prompt));
        user.replaceText(0, user.getLength(), PromptViewModel.userText(prompt));
        model.show(prompt, model.parameters());
    }

    private static TextArea editor(String key) {
        var area = new TextArea();
        area.setAccessibleText(Words.of(key + ".name")); // no tooltip: it would cover what is typed
        area.setPromptText(Words.of(key + ".prompt"));
        Wrapping.in(area);
        area.setPrefRowCount(4);
        area.getStyleClass().add("editor");
        return area;
    }

    private static ToggleButton tab(String key) {
        var tab = new ToggleButton(Words.of(key));
        tab.getStyleClass().addAll("flat", "prompt-tab");
        return Controls.named(tab, key + ".tab");
    }

    private Node tabs(List<ExamplePrompt> examples) {
        var systemTab = tab("prompt.system");
        var group = new ToggleGroup();
        group.getToggles().addAll(systemTab, userTab);
        group.selectedToggleProperty().addListener((_, old, now) -> group.selectToggle(now == null ? old : now));
        system.visibleProperty().bind(systemTab.selectedProperty());
        user.visibleProperty().bind(systemTab.selectedProperty().not());
        userTab.setSelected(true);
        var menu = Controls.named(new MenuButton(Words.of("examples")), "examples");
        for (var example : examples) {
            var item = new MenuItem(example.name());
            item.setOnAction(_ -> {
                model.show(example);
                focusEditor();
            });
            menu.getItems().add(item);
        }
        menu.setDisable(examples.isEmpty());
        var tools = new HBox(variables(), menu);
        tools.getStyleClass().add("prompt-tools");
        var row = new HBox(systemTab, userTab, Controls.spacer(), tools);
        row.getStyleClass().add("prompt-head");
        return row;
    }

    private Node variables() {
        var chip = Controls.chip("", "variable-count");
        Controls.tip(chip, Words.of("variables.tip"));
        model.variables().names().subscribe(_ -> {
            chip.setText(model.variables().count());
            Controls.show(chip, !chip.getText().isEmpty());
        });
        return chip;
    }

    private Node buttons(Actions actions) {
        var estimate = new RichLine("estimate");
        estimate.setMinWidth(USE_PREF_SIZE);
        var tip = Controls.tip(estimate);
        model.estimate().subscribe(line -> show(line, estimate, tip));
        Label problem = Controls.label("", "problem");
        problem.textProperty().bind(model.problem());
        model.problem().subscribe(why -> {
            Controls.show(problem, !why.isEmpty());
            Controls.show(estimate, why.isEmpty());
            run.setDisable(!why.isEmpty());
            run.setAccessibleHelp(why);
        });
        run.textProperty().bind(model.runLabel());
        run.getStyleClass().addAll("success", "run");
        Controls.on(run, actions::run);
        Controls.on(stopAll, actions::stopAll);
        var row = new HBox(estimate, problem, stopAll, run);
        row.getStyleClass().add("run-row");
        return row;
    }

    private static void show(EstimateLine line, RichLine estimate, Tooltip tip) {
        estimate.show(line.parts());
        tip.setText(line.tip());
    }

    /// Whether there is anything to stop.
    public void setStoppable(boolean stoppable) {
        Controls.show(stopAll, stoppable);
    }

    /// Puts the keys into the user message.
    public void focusEditor() {
        userTab.setSelected(true);
        user.requestFocus();
    }
}
