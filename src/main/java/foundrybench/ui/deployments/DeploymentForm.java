package foundrybench.ui.deployments;

import foundrybench.model.Deployment.Limits;
import foundrybench.model.DeploymentFacts;
import foundrybench.model.Layer;
import foundrybench.model.OutputLimitField;
import foundrybench.model.Protocol;
import foundrybench.model.ReasoningVisibility;
import foundrybench.ui.kit.Words;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// What is said of one deployment while it is edited, and what is wrong with it first. A field left empty says
/// nothing, a dash says that there is none.
public final class DeploymentForm {
    private static final String NONE = "–";

    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty model = new SimpleStringProperty("");
    private final StringProperty layers = new SimpleStringProperty("");
    private final ObjectProperty<Choice<Protocol>> protocol = new SimpleObjectProperty<>(new Choice<>(null));
    private final ObjectProperty<Choice<OutputLimitField>> limitField = new SimpleObjectProperty<>(new Choice<>(null));
    private final StringProperty tokensPerMinute = new SimpleStringProperty("");
    private final StringProperty requestsPerMinute = new SimpleStringProperty("");
    private final StringProperty contextTokens = new SimpleStringProperty("");
    private final StringProperty outputTokens = new SimpleStringProperty("");
    private final StringProperty retires = new SimpleStringProperty("");
    private final StringProperty note = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private @Nullable ReasoningVisibility thinking;
    private Set<String> taken = Set.of();
    private @Nullable DeploymentFacts facts;

    public DeploymentForm() {
        InvalidationListener check = _ -> check();
        for (var text : new StringProperty[] {
            name, model, layers, tokensPerMinute, requestsPerMinute, contextTokens, outputTokens, retires, note
        }) {
            text.addListener(check);
        }
        protocol.addListener(check);
        limitField.addListener(check);
        check();
    }

    /// Empty.
    public void clear() {
        show(DeploymentFacts.named("", null));
    }

    /// Fills it with what is said of a deployment, to be edited.
    public void show(DeploymentFacts said) {
        show(said, Set.of());
    }

    /// @param others names that other deployments have
    void show(DeploymentFacts said, Set<String> others) {
        taken = others;
        thinking = said.thinking();
        name.set(said.name());
        model.set(text(said.model()));
        layers.set(said.layers() == null ? "" : none(words(said.layers())));
        protocol.set(new Choice<>(said.protocol()));
        limitField.set(new Choice<>(said.outputLimitField()));
        tokensPerMinute.set(text(said.limits().tokensPerMinute()));
        requestsPerMinute.set(text(said.limits().requestsPerMinute()));
        contextTokens.set(text(said.limits().contextTokens()));
        outputTokens.set(text(said.limits().outputTokens()));
        retires.set(text(said.retires()));
        note.set(said.note() == null ? "" : none(said.note()));
        check();
    }

    /// Layers as they are typed.
    static String words(List<Layer> layers) {
        return layers.stream().map(Layer::text).collect(Collectors.joining(", "));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static String none(String text) {
        return text.isEmpty() ? NONE : text;
    }

    private void check() {
        facts = null;
        try {
            facts = read();
            problem.set("");
        } catch (Refused e) {
            problem.set(String.valueOf(e.getMessage()));
        }
    }

    private DeploymentFacts read() throws Refused {
        if (name.get().isBlank()) {
            throw new Refused(Words.of("deployment.form.no-name"));
        }
        if (taken.contains(name.get().strip())) {
            throw new Refused(Words.of("deployment.form.taken", name.get().strip()));
        }
        return new DeploymentFacts(
                name.get().strip(),
                given(model),
                layersGiven(),
                protocol.get().value(),
                limitField.get().value(),
                thinking,
                new Limits(
                        number(tokensPerMinute, "deployment.form.tpm"),
                        number(requestsPerMinute, "deployment.form.rpm"),
                        number(contextTokens, "deployment.form.context"),
                        number(outputTokens, "deployment.form.output")),
                day(),
                isNone(note) ? "" : given(note));
    }

    private @Nullable List<Layer> layersGiven() {
        if (layers.get().isBlank()) {
            return null;
        }
        return isNone(layers)
                ? List.of()
                : Arrays.stream(layers.get().split(",")).filter(text -> !text.isBlank()).map(Layer::of).toList();
    }

    private static boolean isNone(StringProperty text) {
        return text.get().strip().equals(NONE) || text.get().strip().equals("-");
    }

    private static @Nullable String given(StringProperty text) {
        return text.get().isBlank() ? null : text.get().strip();
    }

    /// Whole, above 0, and written with or without separators of thousands.
    private static @Nullable Long number(StringProperty text, String key) throws Refused {
        var digits = text.get().replaceAll("[\\s,_]", "");
        if (digits.isEmpty()) {
            return null;
        }
        if (!digits.matches("[1-9][0-9]{0,14}")) {
            throw new Refused(Words.of("deployment.form.no-number", Words.of(key), text.get()));
        }
        return Long.valueOf(digits);
    }

    private @Nullable LocalDate day() throws Refused {
        var text = given(retires);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new Refused(Words.of("deployment.form.no-day", text));
        }
    }

    /// What was typed cannot be meant.
    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message);
        }
    }

    /// What it says; `null` while something is wrong.
    public @Nullable DeploymentFacts facts() {
        return facts;
    }

    public StringProperty name() {
        return name;
    }

    public StringProperty model() {
        return model;
    }

    public StringProperty layers() {
        return layers;
    }

    ObjectProperty<Choice<Protocol>> protocol() {
        return protocol;
    }

    ObjectProperty<Choice<OutputLimitField>> limitField() {
        return limitField;
    }

    public StringProperty tokensPerMinute() {
        return tokensPerMinute;
    }

    public StringProperty requestsPerMinute() {
        return requestsPerMinute;
    }

    public StringProperty contextTokens() {
        return contextTokens;
    }

    public StringProperty outputTokens() {
        return outputTokens;
    }

    public StringProperty retires() {
        return retires;
    }

    public StringProperty note() {
        return note;
    }

    /// What is wrong first; empty when nothing is.
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }
}
