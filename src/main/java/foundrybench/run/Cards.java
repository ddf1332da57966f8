package foundrybench.run;

import foundrybench.model.Card;
import foundrybench.model.Deployment;
import foundrybench.model.Lesson;

/// What is known of the deployments by having asked them. Used by many threads.
public interface Cards {
    /// The deployment's card, blank if there is none.
    Card of(Deployment deployment);

    /// Remembers what a refusal taught. Returns at once; whether it could be saved is told elsewhere.
    void learn(Deployment deployment, Lesson lesson);

    /// Notices which model answered. Returns at once.
    void answered(Deployment deployment, String model);

    /// Remembers this card, with what is known already.
    void keep(Card card);
}
