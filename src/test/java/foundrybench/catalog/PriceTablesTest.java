package foundrybench.catalog;

import static foundrybench.model.Samples.rates;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import foundrybench.model.Price;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceTablesTest {
    private static final String MINE =
            """
            {"id": "%s", "asOf": "2026-11-01", "source": "by hand", "currency": "USD",
             "prices": [{"deployment": "Kimi-K2.6", "inputPer1M": "1", "outputPer1M": "2"}]}""";

    @TempDir
    Path home = Path.of("");

    @Test
    void theGuidesTableAndThePublishedOneShip() throws Exception {
        var tables = PriceTables.load(home);
        assertEquals(List.of("guide-2026-05", "published-2026-07"), ids(tables));
        assertEquals(
                List.of("gpt-5.1-codex", "gpt-5.4", "gpt-5.3-codex", "Kimi-K2.6", "DeepSeek-V3.2"),
                List.copyOf(tables.get(PriceTables.DEFAULT).prices().keySet()));
    }

    @Test
    void onesOwnTableIsAdded() throws Exception {
        own("mine.json", MINE.formatted("mine"));
        own("notes.txt", "no table");
        var tables = PriceTables.load(home);
        assertEquals(List.of("guide-2026-05", "published-2026-07", "mine"), ids(tables));
        var day = LocalDate.of(2026, 11, 1);
        assertEquals(
                new PriceTable("mine", day, "by hand", Map.of("Kimi-K2.6", new Price("mine", day, rates("1", null, "2"), null))),
                tables.get("mine"));
    }

    @Test
    void onesOwnTableReplacesTheOneOfItsIdWhole() throws Exception {
        own("mine.json", MINE.formatted("guide-2026-05"));
        var tables = PriceTables.load(home);
        assertEquals(List.of("guide-2026-05", "published-2026-07"), ids(tables));
        assertEquals(List.of("Kimi-K2.6"), List.copyOf(tables.get(PriceTables.DEFAULT).prices().keySet()));
    }

    @Test
    void aTableWithoutASourceNamesItsFile() throws Exception {
        own("mine.json", "{\"id\": \"mine\", \"asOf\": \"2026-11-01\", \"prices\": []}");
        assertEquals(file("mine.json"), PriceTables.load(home).get("mine").source());
    }

    @Test
    void anUnknownTableIsToldWithThoseThereAre() throws Exception {
        var refusal = assertThrows(CatalogException.class, () -> PriceTables.load(home).get("old"));
        assertEquals("There is no price table old. There are: guide-2026-05, published-2026-07.", refusal.getMessage());
    }

    @Test
    void brokenJsonIsToldWithFileLineAndColumn() throws Exception {
        own("mine.json", "{\n \"id\": \"mine\",\n oops }");
        assertEquals(true, refusal().startsWith(file("mine.json") + ", line 3, column "), refusal());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            []                                                    | : id is missing
            {"id": " ", "asOf": "2026-11-01", "prices": []}       | : id is missing
            {"id": "m", "prices": []}                             | : asOf is missing
            {"id": "m", "asOf": "May 2026", "prices": []}         | : asOf is no date like 2026-05-03: May 2026
            {"id": "m", "asOf": "2026-11-01"}                     | : prices is missing, or no array
            {"id": "m", "asOf": "2026-11-01", "prices": {}}       | : prices is missing, or no array
            {"id": "m", "asOf": "2026-11-01", "currency": "EUR", "prices": []} | : currency is not USD; only US dollars are known
            {"id": "m", "asOf": "2026-11-01", "prices": [{"inputPer1M": "1"}]} | : prices, row 1: deployment is missing
            {"id": "m", "asOf": "2026-11-01", "prices": [{"deployment": "a", "inputPer1M": "1", "outputPer1M": "2"}, {"deployment": "b", "inputPer1M": "x"}]} | : prices, row 2 (b): inputPer1M is no amount of dollars: x
            """)
    void aWrongTableIsToldWithFileAndField(String json, String message) throws Exception {
        own("mine.json", json);
        assertEquals(file("mine.json") + message, refusal());
    }

    @Test
    void aFileThatIsNoTextIsToldAndNotThrown() throws Exception {
        Files.createDirectories(home.resolve("prices"));
        Files.write(home.resolve("prices/mine.json"), new byte[] {(byte) 0xC3, '('});
        assertEquals(true, refusal().startsWith(file("mine.json") + " cannot be read"), refusal());
    }

    @Test
    void aByteOrderMarkDoesNoHarm() throws Exception {
        own("mine.json", "\uFEFF" + MINE.formatted("mine"));
        assertEquals("mine", PriceTables.load(home).get("mine").id());
    }

    private String refusal() {
        return String.valueOf(assertThrows(CatalogException.class, () -> PriceTables.load(home)).getMessage());
    }

    private void own(String name, String content) throws IOException {
        Files.createDirectories(home.resolve("prices"));
        Files.writeString(home.resolve("prices").resolve(name), content);
    }

    private String file(String name) {
        return home.resolve("prices").resolve(name).toString();
    }

    private static List<String> ids(PriceTables tables) {
        return tables.all().stream().map(PriceTable::id).toList();
    }
}
