package foundrybench.ui.prompt;

import foundrybench.model.Card;
import foundrybench.model.Deployment;
import foundrybench.model.Estimate;
import foundrybench.model.Message;
import foundrybench.model.Parameters;
import foundrybench.model.Prompt;
import foundrybench.model.Request;
import foundrybench.model.Role;
import foundrybench.ui.kit.Words;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// The prompt, its parameters, and whether a run can start. Belongs to the window's thread.
public final class PromptViewModel {
    private final StringProperty system = new SimpleStringProperty("");
    private final StringProperty user = new SimpleStringProperty("");
    private Prompt shown = Prompt.of("", "");
    private final ParameterField<Integer> maxTokens = new ParameterField<>("max-tokens", ParameterReading::maxTokens);
    private final ParameterField<BigDecimal> temperature =
            new ParameterField<>("temperature", ParameterReading::temperature);
    private final ParameterField<BigDecimal> topP = new ParameterField<>("top-p", ParameterReading::topP);
    private final ParameterField<String> effort = new ParameterField<>("effort", ParameterReading::effort);
    private final PromptVariables variables = new PromptVariables(this::update);
    private final ReadOnlyObjectWrapper<List<Request>> requests = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper runLabel = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<EstimateLine> estimate = new ReadOnlyObjectWrapper<>(EstimateLine.NONE);
    private final ReadOnlyObjectWrapper<ParameterOffers> offers = new ReadOnlyObjectWrapper<>(ParameterOffers.ALL);
    private Map<String, Card> cards = Map.of();
    private List<Deployment> picked = List.of();
    private int open;
    private boolean isFilling;

    public PromptViewModel() {
        for (var text : List.of(system, user, maxTokens.text(), temperature.text(), topP.text(), effort.text())) {
            text.addListener((_, _, _) -> update());
        }
        update();
    }

    /// These deployments are asked in the next run.
    public void pick(List<Deployment> deployments) {
        picked = List.copyOf(deployments);
        offer();
        update();
    }

    /// Tells what these deployments are known to accept: what none of the picked takes is not offered.
    ///
    /// @param known by deployment
    public void showCards(Map<String, Card> known) {
        cards = Map.copyOf(known);
        offer();
        update();
    }

    private void offer() {
        offers.set(ParameterOffers.of(picked, cards));
    }

    /// So many answers are still coming.
    public void setOpen(int answers) {
        open = answers;
        problem.set(whyNot());
    }

    /// Shows another prompt with its parameters; its variables have no values yet.
    public void show(Prompt prompt, Parameters parameters) {
        show(new ExamplePrompt("", prompt, parameters));
    }

    /// Shows an example with its parameters and values.
    public void show(ExamplePrompt example) {
        var prompt = example.prompt();
        var parameters = example.parameters();
        isFilling = true;
        variables.forget();
        example.values().forEach((name, value) -> variables.value(name).set(value));
        shown = prompt;
        system.set(systemText(prompt));
        user.set(userText(prompt));
        maxTokens.show(parameters.maxTokens());
        temperature.show(parameters.temperature() == null ? null : parameters.temperature().toPlainString());
        topP.show(parameters.topP() == null ? null : parameters.topP().toPlainString());
        effort.show(parameters.effort());
        isFilling = false;
        update();
    }

    static String systemText(Prompt prompt) {
        return text(prompt, Set.of(Role.SYSTEM, Role.DEVELOPER));
    }

    static String userText(Prompt prompt) {
        return text(prompt, Set.of(Role.USER, Role.ASSISTANT));
    }

    private static String text(Prompt prompt, Set<Role> roles) {
        return prompt.messages().stream()
                .filter(message -> roles.contains(message.role()))
                .map(Message::text)
                .collect(Collectors.joining("\n\n"));
    }

    private void update() {
        if (isFilling) {
            return;
        }
        variables.read(template());
        runLabel.set(picked.isEmpty() ? Words.of("run.none") : Words.of("run.label", picked.size()));
        problem.set(whyNot());
        requests.set(picked.stream().map(this::request).toList());
    }

    private String whyNot() {
        if (picked.isEmpty() && badField().isEmpty()) {
            return Words.of("run.no-deployment");
        }
        var why = whyNotAskable();
        return !why.isEmpty() || open == 0 ? why : Words.count("run.open", open);
    }

    /// What is wrong even for asking a single deployment again; empty when nothing is.
    public String whyNotAskable() {
        if (!badField().isEmpty()) {
            return badField();
        }
        return user.get().isBlank() ? Words.of("run.no-prompt") : variables.problem(template());
    }

    private String badField() {
        return fields().map(field -> field.problem().get()).filter(text -> !text.isEmpty()).findFirst().orElse("");
    }

    /// The fields, as shown from left to right.
    public Stream<ParameterField<?>> fields() {
        return Stream.of(maxTokens, temperature, topP, effort);
    }

    /// What would be asked of this deployment.
    public Request request(Deployment deployment) {
        return new Request(deployment, prompt(), parameters(), true);
    }

    /// The same with another output limit.
    public Request request(Deployment deployment, int limit) {
        var set = parameters();
        return new Request(
                deployment, prompt(), new Parameters(limit, set.temperature(), set.topP(), set.effort()), true);
    }

    /// Empties the messages; the parameters stay.
    public void clear() {
        show(new Prompt(List.of()), parameters());
    }

    /// What is sent: variables that have a value are replaced by it.
    public Prompt prompt() {
        return variables.fill(template());
    }

    /// While nobody has changed a word, what was shown: it may have more turns than the editor.
    private Prompt template() {
        boolean isAsShown = system.get().equals(systemText(shown)) && user.get().equals(userText(shown));
        return isAsShown ? shown : Prompt.of(system.get(), user.get());
    }

    /// What is set beside the prompt.
    public Parameters parameters() {
        var offered = offers.get();
        return new Parameters(
                offered.maxTokens().isOff() ? null : maxTokens.value(),
                offered.temperature().isOff() ? null : temperature.value(),
                offered.topP().isOff() ? null : topP.value(),
                offered.effort().isOff() ? null : effort.value());
    }

    /// What the picked deployments take.
    ReadOnlyObjectProperty<ParameterOffers> offers() {
        return offers.getReadOnlyProperty();
    }

    ParameterOffers.Offer offer(ParameterField<?> field) {
        var offered = offers.get();
        if (field == maxTokens) {
            return offered.maxTokens();
        }
        if (field == temperature) {
            return offered.temperature();
        }
        return field == topP ? offered.topP() : offered.effort();
    }

    /// The range for the requests of this moment; one counted for earlier ones is ignored.
    /// @param limits what is to be known of the deployments' limits, a sentence each
    public void showEstimates(List<Request> counted, List<Estimate> estimates, List<String> limits) {
        if (counted.equals(requests.get())) {
            estimate.set(EstimateLine.of(counted, estimates, limits));
        }
    }

    /// What is asked in the next run: changes with everything typed and picked.
    public ReadOnlyObjectProperty<List<Request>> requests() {
        return requests.getReadOnlyProperty();
    }

    /// Why no run can start now; empty when one can.
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /// What the Run button says.
    public ReadOnlyStringProperty runLabel() {
        return runLabel.getReadOnlyProperty();
    }

    /// What the next run may cost.
    public ReadOnlyObjectProperty<EstimateLine> estimate() {
        return estimate.getReadOnlyProperty();
    }

    /// The system message; empty for none.
    public StringProperty system() {
        return system;
    }

    /// The user message.
    public StringProperty user() {
        return user;
    }

    /// The variables in both messages, and their values.
    public PromptVariables variables() {
        return variables;
    }

    ParameterField<String> effort() {
        return effort;
    }
}
