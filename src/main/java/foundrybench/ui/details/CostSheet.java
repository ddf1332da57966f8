package foundrybench.ui.details;

import foundrybench.model.Completion;
import foundrybench.model.Cost;
import foundrybench.model.Price;
import foundrybench.model.Usage;
import foundrybench.ui.details.CallFacts.Tariff;
import foundrybench.ui.kit.Amounts;
import foundrybench.ui.kit.CostWords;
import foundrybench.ui.kit.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What an answer cost, line by line and to the last digit, and what it would have by the other price tables.
final class CostSheet {
    private CostSheet() {}

    static String of(CallFacts facts) {
        var sheet = new Sheet();
        var completion = facts.completion();
        if (completion.simulated()) {
            sheet.strong(Words.of("details.cost.simulated"));
        }
        var cost = completion.cost();
        if (cost == null) {
            sheet.strong(Amounts.UNKNOWN + " " + CostWords.why(completion, price(facts)));
        } else {
            reckoned(sheet, facts, cost);
        }
        others(sheet, facts);
        return sheet.toString();
    }

    private static @Nullable Price price(CallFacts facts) {
        var trace = facts.trace();
        return trace == null ? facts.deployment().price() : trace.call().request().deployment().price();
    }

    private static void reckoned(Sheet sheet, CallFacts facts, Cost cost) {
        var usage = Objects.requireNonNull(facts.completion().usage(), "a cost comes from a usage");
        var price = priceOf(facts, usage, cost);
        sheet.heading(Words.of("details.cost.by", cost.priceTable(), day(cost.asOf())));
        var rates = price.map(p -> p.ratesFor(Objects.requireNonNullElse(usage.promptTokens(), 0L)));
        long cached = usage.cachedTokens() == null ? 0 : usage.cachedTokens();
        var input = rate(rates.map(Price.Rates::input));
        var rows = new ArrayList<List<String>>();
        rows.add(row("details.cost.input", usage.promptTokens() == null ? null : usage.promptTokens() - cached, input, cost.input()));
        rows.add(row("details.cost.cached", usage.cachedTokens(), rates.map(Price.Rates::cachedInput).map(Amounts::rate).orElse(input), cost.cachedInput()));
        var output = rate(rates.map(Price.Rates::output));
        rows.add(row("details.cost.output", usage.completionTokens(), output, cost.output()));
        rows.add(List.of(Words.of("details.cost.total"), "", "", exact(cost.total())));
        rows.add(row("details.cost.reasoning", usage.reasoningTokens(), output, cost.reasoning()));
        sheet.table(
                List.of(Words.of("details.what"), Words.of("details.tokens"), Words.of("details.rate"), Words.of("details.dollars")),
                3,
                rows);
        sheet.list(notes(usage, price, rates));
    }

    private static List<String> notes(Usage usage, Optional<Price> price, Optional<Price.Rates> rates) {
        var notes = new ArrayList<String>();
        notes.add(Words.of("details.cost.how"));
        if (price.isEmpty()) {
            notes.add(Words.of("details.cost.no-rates"));
        } else if (price.get().tier() != null) {
            boolean isLong = !price.get().rates().equals(rates.orElseThrow());
            notes.add(Words.of(
                    isLong ? "details.cost.long" : "details.cost.short", Amounts.tokens(price.get().tier().abovePromptTokens())));
        }
        if (rates.isPresent() && rates.get().cachedInput() == null) {
            notes.add(Words.of("details.cost.no-cached-rate"));
        }
        if (usage.cachedTokens() == null) {
            notes.add(Words.of("details.cost.cached-unknown"));
        }
        return notes;
    }

    /// The price that gives just this cost; a table may have changed since.
    private static Optional<Price> priceOf(CallFacts facts, Usage usage, Cost cost) {
        var own = Stream.of(Optional.ofNullable(price(facts)), Optional.ofNullable(facts.deployment().price())).flatMap(Optional::stream);
        var tables = facts.tariffs().stream().map(Tariff::price).filter(Objects::nonNull);
        return Stream.concat(own, tables).filter(p -> cost.equals(Cost.of(usage, p))).findFirst();
    }

    private static void others(Sheet sheet, CallFacts facts) {
        var usage = facts.completion().usage();
        var cost = facts.completion().cost();
        var others = facts.tariffs().stream()
                .filter(tariff -> cost == null || !tariff.table().equals(cost.priceTable()))
                .map(tariff -> row(tariff, usage, facts.completion()))
                .toList();
        if (others.isEmpty()) {
            return;
        }
        sheet.heading(Words.of("details.cost.others"));
        sheet.table(
                List.of(
                        Words.of("details.table"), Words.of("details.as-of"), Words.of("details.input"), Words.of("details.cached"),
                        Words.of("details.output"), Words.of("details.total")),
                4,
                others);
        facts.tariffs().stream()
                .filter(tariff -> tariff.price() == null)
                .forEach(tariff -> sheet.paragraph(Words.of("details.cost.not-in", tariff.table(), facts.deployment().name())));
        sheet.list(facts.tariffs().stream().map(t -> Words.of("details.cost.source", t.table(), t.asOf(), t.source())).toList());
    }

    private static List<String> row(Tariff tariff, @Nullable Usage usage, Completion completion) {
        var price = tariff.price();
        var cost = usage == null || price == null || completion.usageSuspect() ? null : Cost.of(usage, price);
        return Stream.of(
                        tariff.table(),
                        tariff.asOf().toString(),
                        exact(cost == null ? null : cost.input()),
                        exact(cost == null ? null : cost.cachedInput()),
                        exact(cost == null ? null : cost.output()),
                        exact(cost == null ? null : cost.total()))
                .toList();
    }

    private static List<String> row(String key, @Nullable Long tokens, String rate, @Nullable BigDecimal dollars) {
        return List.of(Words.of(key), Amounts.tokens(tokens), rate, exact(dollars));
    }

    private static String rate(Optional<BigDecimal> rate) {
        return rate.map(Amounts::rate).orElse(Amounts.UNKNOWN);
    }

    private static String exact(@Nullable BigDecimal dollars) {
        return dollars == null ? Amounts.UNKNOWN : "$" + dollars.toPlainString();
    }

    private static String day(@Nullable Object day) {
        return day == null ? Amounts.UNKNOWN : day.toString();
    }
}
