package foundrybench.cli;

import static foundrybench.model.Samples.deployment;
import static foundrybench.model.Samples.rates;
import static org.junit.jupiter.api.Assertions.assertEquals;

import foundrybench.catalog.PriceTable;
import foundrybench.model.Deployment;
import foundrybench.model.Price;
import foundrybench.model.Protocol;
import foundrybench.wire.Json;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PriceCheckTest {
    private static final LocalDate MAY = LocalDate.of(2026, 5, 3);
    private static final LocalDate JULY = LocalDate.of(2026, 7, 2);
    private static final PriceTable GUIDE = table("guide-2026-05", MAY, "the guide", new Price("g", MAY, rates("4.00", null, "16.00"), null));
    private static final PriceTable PUBLISHED = table(
            "published", JULY, "a price page", new Price("p", JULY, rates("2.50", "0.25", "15.00"), new Price.Tier(272_000, rates("5.00", "0.50", "22.50"))));

    @Test
    void tablesStandSideBySideWithDatesSourcesAndFactors() {
        assertEquals(
                """
                US dollars per million tokens.

                guide-2026-05 (default) · as of 2026-05-03, 61 days old
                  the guide
                published · as of 2026-07-02, 1 day old
                  a price page

                                        guide-2026-05   published  factor
                                           2026-05-03  2026-07-02

                gpt-5.4
                  in                             4.00        2.50    1.60
                  cached in                         –        0.25       –
                  out                           16.00       15.00    1.07
                  long prompt: above                –     272,000       –
                  long prompt: in                   –        5.00       –
                  long prompt: cached               –        0.50       –
                  long prompt: out                  –       22.50       –
                """,
                check(LocalDate.of(2026, 7, 3), 180, GUIDE, PUBLISHED).text());
    }

    @Test
    void tablesThatDoNotDifferSaySo() {
        assertEquals(
                """
                US dollars per million tokens.

                published · as of 2026-07-02, a date to come
                  a price page

                The tables do not differ.
                """,
                check(LocalDate.of(2026, 7, 1), 180, PUBLISHED).text());
    }

    @Test
    void aTableIsOldOnceItsDaysArePassed() {
        assertEquals(List.of(), check(MAY.plusDays(180), 180, GUIDE).notes());
        assertEquals(
                List.of("guide-2026-05 is more than 180 days old. Look whether its source says the same today; "
                        + "a newer table goes into the folder prices of --home."),
                check(MAY.plusDays(181), 180, GUIDE).notes());
    }

    @Test
    void aDeploymentWithoutAPriceIsToldWithTheTablesThatHaveOne() {
        var check = new PriceCheck(
                List.of(GUIDE, PUBLISHED), List.of(deployment("gpt-5.4", Protocol.CHAT), deployment("other", Protocol.CHAT)), JULY, 180);
        assertEquals(
                List.of(
                        "gpt-5.4 has no price in guide-2026-05, the default table: what it costs is unknown. With --prices guide-2026-05 or published it has one.",
                        "other has no price in guide-2026-05, the default table: what it costs is unknown. "
                                + "No other table has one either: write one into a file in the folder prices of --home."),
                check.notes());
    }

    @Test
    void eachDifferenceIsALineOfJson() {
        assertEquals(
                """
                {"deployment":"gpt-5.4","field":"inputPer1M","currency":"USD","values":[\
                {"table":"guide-2026-05","asOf":"2026-05-03","source":"the guide","old":true,"value":"4.00"},\
                {"table":"published","asOf":"2026-07-02","source":"a price page","old":false,"value":"2.50"}],"factor":"1.60"}
                {"deployment":"gpt-5.4","field":"cachedInputPer1M","currency":"USD","values":[\
                {"table":"guide-2026-05","asOf":"2026-05-03","source":"the guide","old":true,"value":null},\
                {"table":"published","asOf":"2026-07-02","source":"a price page","old":false,"value":"0.25"}],"factor":null}""",
                json(check(JULY, 30, GUIDE, PUBLISHED)).lines().limit(2).collect(Collectors.joining("\n")));
    }

    @Test
    void aThresholdIsANumberOfTokens() {
        assertEquals(
                """
                {"deployment":"gpt-5.4","field":"tier.abovePromptTokens","currency":"USD","values":[\
                {"table":"guide-2026-05","asOf":"2026-05-03","source":"the guide","old":false,"value":null},\
                {"table":"published","asOf":"2026-07-02","source":"a price page","old":false,"value":272000}],"factor":null}""",
                json(check(JULY, 180, GUIDE, PUBLISHED)).lines().filter(l -> l.contains("abovePromptTokens")).collect(Collectors.joining("\n")));
    }

    @Test
    void aDeploymentWithoutAPriceIsALineOfJsonToo() {
        var check = new PriceCheck(List.of(GUIDE), List.of(deployment("other", Protocol.CHAT)), JULY, 180);
        assertEquals(
                """
                {"deployment":"other","field":"price","currency":"USD","values":[\
                {"table":"guide-2026-05","asOf":"2026-05-03","source":"the guide","old":false,"value":null}],"factor":null}""",
                json(check));
    }

    private static String json(PriceCheck check) {
        return check.json().stream().map(Json::write).collect(Collectors.joining("\n"));
    }

    /// Of a catalog whose one deployment has a price.
    private static PriceCheck check(LocalDate today, int oldDays, PriceTable... tables) {
        Deployment priced = deployment("gpt-5.4", Protocol.CHAT).withPrice(GUIDE.prices().get("gpt-5.4"));
        return new PriceCheck(List.of(tables), List.of(priced), today, oldDays);
    }

    private static PriceTable table(String id, LocalDate asOf, String source, Price price) {
        return new PriceTable(id, asOf, source, Map.of("gpt-5.4", price));
    }
}
