package foundrybench.format;

import foundrybench.model.Deployment.Limits;
import foundrybench.model.DeploymentFacts;
import foundrybench.model.Protocol;
import org.jspecify.annotations.Nullable;

/// A deployment as a list of the service tells of it. What the list does not say is `null`.
///
/// @param version of the model
/// @param format who made the model, such as `OpenAI`
/// @param sku how it is billed and where it runs, such as `GlobalStandard`
/// @param capacity how much of the quota it has
/// @param state `Succeeded` when it can be called
/// @param chat whether it speaks chat/completions
/// @param responses whether it speaks Responses
/// @param isOther whether it is for something else than answers in text, such as embeddings
/// @param limits what it admits
public record ListedDeployment(
        String name,
        @Nullable String model,
        @Nullable String version,
        @Nullable String format,
        @Nullable String sku,
        @Nullable Long capacity,
        @Nullable String state,
        @Nullable Boolean chat,
        @Nullable Boolean responses,
        boolean isOther,
        Limits limits) {

    /// Whether it could be asked anything by one of the protocols, as far as is known.
    boolean isAskable() {
        boolean isNone = Boolean.FALSE.equals(chat) && Boolean.FALSE.equals(responses);
        boolean isUnsaid = chat == null && responses == null;
        return !isNone && !(isUnsaid && isOther);
    }

    /// What it says of the deployment. Of one that speaks both protocols, or nobody knows which, it does not say how
    /// it is asked.
    public DeploymentFacts facts() {
        return new DeploymentFacts(name, model, null, protocol(), null, null, limits, null, null);
    }

    private @Nullable Protocol protocol() {
        if (Boolean.TRUE.equals(chat)) {
            return Boolean.TRUE.equals(responses) ? null : Protocol.CHAT;
        }
        if (Boolean.TRUE.equals(responses) || Boolean.FALSE.equals(chat)) {
            return Protocol.RESPONSES;
        }
        return Boolean.FALSE.equals(responses) ? Protocol.CHAT : null;
    }
}
