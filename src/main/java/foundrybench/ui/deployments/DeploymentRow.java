package foundrybench.ui.deployments;

import foundrybench.model.Deployment;
import foundrybench.model.Price;
import foundrybench.model.ReasoningVisibility;
import foundrybench.ui.kit.Amounts;
import foundrybench.ui.kit.Part;
import foundrybench.ui.kit.Words;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/// A deployment in the list: whether it is picked, and what is told about it.
public final class DeploymentRow {
    private static final int SOON_DAYS = 120;

    private final Deployment deployment;
    private final List<Detail> known;
    private final ReadOnlyObjectWrapper<List<Detail>> shown = new ReadOnlyObjectWrapper<>(List.of());
    private @Nullable Detail card;
    private List<Detail> meter = List.of();
    private final BooleanProperty picked = new SimpleBooleanProperty();

    DeploymentRow(Deployment deployment, LocalDate today) {
        this.deployment = deployment;
        this.known = known(deployment, today);
        show();
    }

    private static List<Detail> known(Deployment deployment, LocalDate today) {
        var details = new ArrayList<Detail>();
        var thinking = deployment.thinking();
        if (thinking != null && thinking != ReasoningVisibility.NONE) {
            var style = thinking == ReasoningVisibility.HIDDEN ? Part.Style.QUIET : Part.Style.THINKING;
            details.add(detail(new Part(Words.of("thinks." + thinking.wireName()), style)));
        }
        details.add(detail(Part.quiet(deployment.protocol().wireName())));
        var retires = deployment.retires();
        if (retires != null && ChronoUnit.DAYS.between(today, retires) < SOON_DAYS) {
            var part = new Part(retirement(ChronoUnit.DAYS.between(today, retires)), Part.Style.WARNING);
            details.add(new Detail(part, Words.of("retires.tip", retires)));
        }
        if (deployment.note() != null) {
            details.add(detail(Part.quiet(deployment.note())));
        }
        return List.copyOf(details);
    }

    private static Detail detail(Part part) {
        return new Detail(part, part.text());
    }

    private void show() {
        var all = new ArrayList<>(known);
        if (card != null) {
            all.add(card);
        }
        all.addAll(meter);
        shown.set(List.copyOf(all));
    }

    /// Tells what the deployment is known to accept.
    void showCard(@Nullable Detail newCard) {
        card = newCard;
        show();
    }

    /// Tells how it stands against its limits; nothing when that is not known.
    void showMeter(List<Detail> newMeter) {
        if (!meter.equals(newMeter)) {
            meter = List.copyOf(newMeter);
            show();
        }
    }

    private static String retirement(long days) {
        return days < 0 ? Words.of("retired") : Words.count("days-left", days);
    }

    /// What is listed.
    public Deployment deployment() {
        return deployment;
    }

    /// `in / out` in dollars per million tokens.
    public String price() {
        var price = deployment.price();
        return price == null
                ? Amounts.UNKNOWN
                : Amounts.rate(price.rates().input()) + " / " + Amounts.rate(price.rates().output());
    }

    /// Whose price it is, and of which day.
    public String priceTip() {
        return tip(deployment.price());
    }

    private static String tip(@Nullable Price price) {
        if (price == null) {
            return Words.of("price.unknown.tip");
        }
        var day = price.asOf() == null ? Amounts.UNKNOWN : price.asOf().toString();
        var rates = price.rates();
        var cached = rates.cachedInput() == null ? Amounts.UNKNOWN : Amounts.rate(rates.cachedInput());
        var text = Words.of(
                "price.tip", Amounts.rate(rates.input()), cached, Amounts.rate(rates.output()), price.table(), day);
        var tier = price.tier();
        return tier == null
                ? text
                : text + "\n"
                        + Words.of(
                                "price.tier.tip",
                                Amounts.tokens(tier.abovePromptTokens()),
                                Amounts.rate(tier.rates().input()),
                                Amounts.rate(tier.rates().output()));
    }

    /// Thinking, protocol, retirement, note, and what is known by having asked it.
    public List<Part> details() {
        return shown.get().stream().map(Detail::part).toList();
    }

    /// The same, to be followed.
    public ReadOnlyObjectProperty<List<Detail>> shown() {
        return shown.getReadOnlyProperty();
    }

    /// Whether it is asked in the next run.
    public BooleanProperty picked() {
        return picked;
    }
}
