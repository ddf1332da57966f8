package foundrybench.model;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody says of one deployment: the service's list, a file, or a person. What they do not say is `null`,
/// to be filled in by what others say; an empty text or list says that there is none.
///
/// @param name the deployment's
/// @param model the underlying model's name
/// @param limits how much and how fast it may be asked
/// @param retires the day the service stops serving its model
/// @param note a word for people
public record DeploymentFacts(
        String name,
        @Nullable String model,
        @Nullable List<Layer> layers,
        @Nullable Protocol protocol,
        @Nullable OutputLimitField outputLimitField,
        @Nullable ReasoningVisibility thinking,
        Deployment.Limits limits,
        @Nullable LocalDate retires,
        @Nullable String note) {

    public DeploymentFacts {
        layers = layers == null ? null : List.copyOf(layers);
    }

    /// Only that it is there.
    ///
    /// @param model the underlying model's name; `null` when it is not said
    public static DeploymentFacts named(String name, @Nullable String model) {
        return new DeploymentFacts(name, model, null, null, null, null, Deployment.Limits.UNKNOWN, null, null);
    }

    /// The same, asked by this protocol.
    public DeploymentFacts speaking(Protocol spoken) {
        return new DeploymentFacts(name, model, layers, spoken, outputLimitField, thinking, limits, retires, note);
    }

    /// What is said here, and where nothing is, what is said there.
    public DeploymentFacts or(DeploymentFacts other) {
        return new DeploymentFacts(
                name,
                model == null ? other.model : model,
                layers == null ? other.layers : layers,
                protocol == null ? other.protocol : protocol,
                outputLimitField == null ? other.outputLimitField : outputLimitField,
                thinking == null ? other.thinking : thinking,
                limits.or(other.limits),
                retires == null ? other.retires : retires,
                note == null ? other.note : note);
    }
}
