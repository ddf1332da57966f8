package foundrybench.run;

import foundrybench.model.Card;
import foundrybench.model.Deployment;
import foundrybench.model.Lesson;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The cards of one connection's deployments, in memory. Those of earlier are asked for once, when the first card is
/// wanted; each change is told at once to whoever saves it.
public final class LearnedCards implements Cards {
    private final InstantSource clock;
    private final Supplier<List<Card>> earlier;
    private final Consumer<Card> saving;
    private final ConcurrentHashMap<String, Card> cards = new ConcurrentHashMap<>();
    private boolean isLoaded;

    /// @param earlier what was known before; asked on the thread that wants the first card
    /// @param saving takes each card that has changed, and returns at once
    public LearnedCards(InstantSource clock, Supplier<List<Card>> earlier, Consumer<Card> saving) {
        this.clock = clock;
        this.earlier = earlier;
        this.saving = saving;
    }

    /// Cards that are forgotten with the program.
    public LearnedCards() {
        this(InstantSource.system(), List::of, _ -> {});
    }

    @Override
    public Card of(Deployment deployment) {
        load();
        return cards.getOrDefault(deployment.name(), Card.blank(deployment.name()));
    }

    @Override
    public void learn(Deployment deployment, Lesson lesson) {
        load();
        var at = clock.instant();
        saving.accept(cards.merge(
                deployment.name(), Card.blank(deployment.name()).learned(lesson, at), (known, _) -> known.learned(lesson, at)));
    }

    @Override
    public void answered(Deployment deployment, String model) {
        var known = of(deployment);
        var now = known.answeredBy(model, clock.instant());
        if (!now.equals(known)) {
            keep(now);
        }
    }

    @Override
    public void keep(Card card) {
        load();
        saving.accept(cards.merge(card.deployment(), card, (known, _) -> card.merged(known)));
    }

    private synchronized void load() {
        if (!isLoaded) {
            isLoaded = true;
            earlier.get().forEach(card -> cards.put(card.deployment(), card));
        }
    }
}
