package foundrybench.cli;

import foundrybench.format.CompletionFormat;
import foundrybench.format.JsonValues;
import foundrybench.model.Abilities;
import foundrybench.model.Card;
import foundrybench.model.Deployment;
import foundrybench.model.Excerpt;
import foundrybench.model.Figures;
import foundrybench.model.OutputLimitField;
import foundrybench.model.Protocol;
import foundrybench.probe.ProbeReport;
import foundrybench.wire.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a probe found, as lines for people or as JSON.
final class ProbeLines {
    private static final int LONGEST_WHY = 160;

    private ProbeLines() {}

    static List<String> words(ProbeReport report) {
        var lines = new ArrayList<String>();
        lines.add(heading(report));
        var failure = report.failure();
        if (failure != null) {
            lines.add("  Not probed: %s. %s".formatted(failure.summary(), failure.detail()));
            lines.add("  " + failure.fix());
        }
        for (var protocol : order(report.deployment(), report.card())) {
            var abilities = Abilities.of(report.card(), protocol);
            if (abilities.spoken() != null) {
                lines.add("  %-10s %s".formatted(protocol.wireName(), able(abilities, report)));
                abilities.refused().forEach(refusal -> lines.add("    off: %s: %s".formatted(
                        name(refusal.feature().name(), protocol), Excerpt.of(refusal.why(), LONGEST_WHY))));
            }
        }
        return lines;
    }

    private static String heading(ProbeReport report) {
        var parts = new ArrayList<String>();
        parts.add(report.deployment().name());
        if (report.simulated()) {
            parts.add("SIMULATED");
        }
        var probed = report.card().probed();
        if (report.failure() == null && probed != null) {
            parts.add("probed " + probed.at().atZone(ZoneOffset.UTC).toLocalDate());
            if (probed.model() != null) {
                parts.add("model " + probed.model());
            }
        }
        parts.add(report.calls() == 1 ? "1 call" : report.calls() + " calls");
        var price = report.deployment().price();
        parts.add(Figures.money(price == null ? report.cost() : report.knownCost())
                + (price == null || report.unpriced() == 0 ? "" : " and %d of unknown cost".formatted(report.unpriced())));
        if (price != null && report.calls() > 0) {
            parts.add(Figures.priceMonth(price.asOf(), price.table()));
        }
        return String.join(" · ", parts);
    }

    private static String able(Abilities abilities, ProbeReport report) {
        if (Boolean.FALSE.equals(abilities.spoken())) {
            return "not spoken";
        }
        var parts = new ArrayList<String>();
        var limits = abilities.outputLimits();
        if (limits != null) {
            parts.add(limits.isEmpty() ? "no output limit" : String.join(" or ", limits) + least(report.card()));
        }
        add(parts, abilities.streaming(), "streaming");
        add(parts, abilities.usageInStream(), "usage in the stream");
        add(parts, abilities.temperature(), "temperature");
        add(parts, abilities.topP(), "top_p");
        add(parts, onlyWithoutEffort(abilities), "temperature beside effort none");
        add(parts, abilities.jsonSchema(), "JSON schema");
        var efforts = abilities.efforts();
        if (efforts != null && !efforts.isEmpty()) {
            parts.add("effort " + String.join(" ", efforts));
        }
        return String.join(" · ", parts);
    }

    private static boolean onlyWithoutEffort(Abilities abilities) {
        boolean isElsewhere = Boolean.TRUE.equals(abilities.temperature()) && !Boolean.FALSE.equals(abilities.temperatureWithEffort());
        return Boolean.TRUE.equals(abilities.temperatureWithoutEffort()) && !isElsewhere;
    }

    private static void add(List<String> parts, @Nullable Boolean able, String what) {
        if (Boolean.TRUE.equals(able)) {
            parts.add(what);
        }
    }

    private static String least(Card card) {
        return card.leastOutput() == null ? "" : " from " + card.leastOutput();
    }

    private static String name(String name, Protocol protocol) {
        return name.equals(protocol.wireName()) ? name : name.substring(protocol.wireName().length() + 1);
    }

    private static List<Protocol> order(Deployment deployment, Card card) {
        var first = Abilities.spoken(card, deployment);
        return List.of(first, first.other());
    }

    static ObjectNode json(ProbeReport report) {
        var deployment = report.deployment();
        var card = report.card();
        var asked = Abilities.spoken(card, deployment);
        var json = DeploymentLines.json(deployment);
        json.put("protocol", asked.wireName());
        var probed = card.probed();
        json.set("probedAt", JsonValues.time(probed == null ? null : probed.at()));
        if (probed != null && deployment.model() == null) {
            json.put("model", probed.model());
        }
        for (var protocol : Protocol.values()) {
            json.put(protocol.wireName(), Abilities.of(card, protocol).spoken());
        }
        put(json, Abilities.of(card, asked), deployment);
        if (asked == Protocol.CHAT && json.path("outputLimit").isTextual()) {
            json.set("outputLimitField", json.path("outputLimit"));
        }
        json.put("leastOutput", card.leastOutput());
        var byProtocol = json.putObject("byProtocol");
        for (var protocol : Protocol.values()) {
            put(byProtocol.putObject(protocol.wireName()), Abilities.of(card, protocol), deployment);
        }
        var refused = json.putObject("refused");
        for (var protocol : Protocol.values()) {
            Abilities.of(card, protocol).refused().forEach(refusal -> refused.put(refusal.feature().name(), refusal.why()));
        }
        json.put("calls", report.calls());
        json.put("costUsd", report.cost() == null ? null : report.cost().toPlainString());
        json.put("callsOfUnknownCost", report.unpriced());
        json.put("knownCostUsd", report.knownCost().toPlainString());
        json.put("priceTable", report.priceTable());
        json.put("simulated", report.simulated());
        json.set("failure", CompletionFormat.failure(report.failure()));
        return json;
    }

    private static void put(ObjectNode json, Abilities abilities, Deployment deployment) {
        json.put("streaming", abilities.streaming());
        json.put("usageInStream", abilities.usageInStream());
        var limits = abilities.outputLimits();
        json.put("outputLimit", limits == null || limits.isEmpty() ? null : preferred(limits, deployment.outputLimitField()));
        json.set("outputLimits", strings(limits));
        json.put("temperature", abilities.temperature());
        json.put("temperatureWithEffort", abilities.temperatureWithEffort());
        json.put("temperatureWithoutEffort", abilities.temperatureWithoutEffort());
        json.put("topP", abilities.topP());
        json.set("efforts", strings(abilities.efforts()));
        json.put("jsonSchema", abilities.jsonSchema());
    }

    private static String preferred(List<String> limits, OutputLimitField known) {
        return limits.contains(known.wireName()) ? known.wireName() : limits.getFirst();
    }

    private static @Nullable JsonNode strings(@Nullable List<String> values) {
        if (values == null) {
            return null;
        }
        var array = Json.array();
        values.forEach(array::add);
        return array;
    }
}
