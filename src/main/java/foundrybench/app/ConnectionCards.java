package foundrybench.app;

import foundrybench.cli.Backstage.KeptCards;
import foundrybench.model.Card;
import foundrybench.model.Deployment;
import foundrybench.model.Lesson;
import foundrybench.run.Cards;

/// The cards of a connection, and what ends their saving.
record ConnectionCards(Cards cards, Runnable whenClosed) implements KeptCards {
    @Override
    public Card of(Deployment deployment) {
        return cards.of(deployment);
    }

    @Override
    public void learn(Deployment deployment, Lesson lesson) {
        cards.learn(deployment, lesson);
    }

    @Override
    public void answered(Deployment deployment, String model) {
        cards.answered(deployment, model);
    }

    @Override
    public void keep(Card card) {
        cards.keep(card);
    }

    @Override
    public void close() {
        whenClosed.run();
    }
}
