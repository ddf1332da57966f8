package foundrybench.run;

import foundrybench.model.Card;
import foundrybench.model.Deployment;
import foundrybench.model.Lesson;
import java.util.concurrent.ConcurrentHashMap;

/// Cards that are forgotten with the program.
public final class LearnedCards implements Cards {
    private final ConcurrentHashMap<String, Card> cards = new ConcurrentHashMap<>();

    @Override
    public Card of(Deployment deployment) {
        return cards.getOrDefault(deployment.name(), Card.blank(deployment.name()));
    }

    @Override
    public void learn(Deployment deployment, Lesson lesson) {
        // not yet
    }
}
