package foundrybench.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import foundrybench.model.Parameters;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static final Settings ALL = new Settings(
            List.of("Kimi-K2.6", "gpt-5.4"),
            new Settings.Window(1200.5, 800.0, null, -3.0),
            new Look(Look.Theme.DARK, Look.Contrast.HIGH, 150),
            "Be brief.",
            "naïve 🤖 \uD83E\nline two",
            new Parameters(1000, new BigDecimal("0.70"), null, "high"),
            new Settings.Network("http://u@proxy:8080", "PROXY_PASSWORD", List.of(".corp", "10.0.0.0/8"), "ca.pem", 20),
            new BigDecimal("0.5"),
            new PaneSettings(
                    "grid", List.of("gpt-5.4", "Kimi-K2.6"), List.of(new PaneSettings.Pin("session-1", "call-2", 1)), "raw", true),
            new RecordingSettings(false, 20));

    @TempDir
    Path folder;

    @Test
    void withoutAFileTheDefaultsHold() {
        assertEquals(new Settings.Loaded(Settings.DEFAULTS, null), Settings.load(folder.resolve("new")));
    }

    @Test
    void whatIsSavedIsLoaded() throws Exception {
        for (var settings : List.of(ALL, Settings.DEFAULTS)) {
            settings.save(folder.resolve("new"));
            assertEquals(new Settings.Loaded(settings, null), Settings.load(folder.resolve("new")));
        }
    }

    @Test
    void savingLeavesOneFileThatOnlyItsOwnerCanRead() throws Exception {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        var home = folder.resolve("new");
        ALL.save(home);
        ALL.save(home);
        try (var files = Files.list(home)) {
            assertEquals(List.of(home.resolve("settings.json")), files.toList());
        }
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(home)));
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("settings.json"))));
    }

    @Test
    void aSaveThatFailsLeavesNothingHalfWritten() throws Exception {
        var inTheWay = Files.createDirectories(folder.resolve("settings.json/in the way"));
        assertThrows(IOException.class, () -> ALL.save(folder));
        try (var files = Files.list(folder)) {
            assertEquals(List.of(inTheWay.getParent()), files.toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"theme\": \"pink\"}", "{\"window\": 7}", "{\"deployments\": [1]}"})
    void aDamagedFileIsSetAside(String text) throws Exception {
        var file = folder.resolve("settings.json");
        for (int number = 1; number <= 2; number++) {
            Files.writeString(file, text);
            var loaded = Settings.load(folder);
            assertEquals(Settings.DEFAULTS, loaded.settings());
            assertNotNull(loaded.message());
            assertTrue(loaded.message().contains("kept as settings.json.damaged-" + number), loaded.message());
            assertEquals(text, Files.readString(folder.resolve("settings.json.damaged-" + number)));
            assertTrue(Files.notExists(file));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"0.50\"", "0.5", "0.500"})
    void theBudgetOfADayIsTextOrANumber(String value) throws Exception {
        Files.writeString(folder.resolve("settings.json"), "{\"budgetPerDayUsd\": " + value + "}");
        assertEquals(new BigDecimal("0.5"), Settings.budgetPerDay(folder));
        assertEquals(new BigDecimal("0.5"), Settings.load(folder).settings().budgetPerDayUsd());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "\"much\"", "\"0\"", "true", "[]"})
    void aBudgetThatIsNoneIsNamedAndLeftAlone(String value) throws Exception {
        var text = "{\"budgetPerDayUsd\": " + value + "}";
        Files.writeString(folder.resolve("settings.json"), text);
        var problem = assertThrows(KeptFileException.class, () -> Settings.budgetPerDay(folder));
        assertTrue(String.valueOf(problem.getMessage()).contains("budgetPerDayUsd"), problem::getMessage);
        assertEquals(text, Files.readString(folder.resolve("settings.json")));
    }

    @Test
    void anotherBudgetLeavesAllElse() throws Exception {
        assertNull(Settings.budgetPerDay(folder));
        ALL.save(folder);
        Settings.saveBudgetPerDay(folder, new BigDecimal("2"));
        assertEquals(new BigDecimal("2"), Settings.budgetPerDay(folder));
        assertEquals(ALL.network(), Settings.load(folder).settings().network());
        Settings.saveBudgetPerDay(folder, null);
        assertNull(Settings.budgetPerDay(folder));
    }

    @Test
    void bytesThatAreNoTextAreDamageToo() throws Exception {
        Files.write(folder.resolve("settings.json"), new byte[] {(byte) 0xff, (byte) 0xfe});
        assertNotNull(Settings.load(folder).message());
        assertTrue(Files.exists(folder.resolve("settings.json.damaged-1")));
    }

    @Test
    void aFileThatCannotBeReadIsLeftAlone() throws Exception {
        Files.createDirectory(folder.resolve("settings.json"));
        assertNotNull(Settings.load(folder).message());
        assertTrue(Files.isDirectory(folder.resolve("settings.json")));
    }

    @Test
    void fieldsOfALaterVersionArePassedOver() throws Exception {
        Files.writeString(folder.resolve("settings.json"), "{\"theme\": \"light\", \"mood\": 1}");
        assertEquals(new Look(Look.Theme.LIGHT, Look.Contrast.SYSTEM, 100), Settings.load(folder).settings().look());
    }

    @Test
    void aLayoutOfALaterVersionIsReadAsFarAsItIsKnown() throws Exception {
        var text = "{\"panes\": {\"arrangement\": \"spiral\", \"depth\": 3, \"pins\": [{\"session\": \"s\", \"call\": \"c\", \"place\": 2, \"by\": 1}]}}";
        Files.writeString(folder.resolve("settings.json"), text);
        var pins = List.of(new PaneSettings.Pin("s", "c", 2));
        assertEquals(new PaneSettings("spiral", List.of(), pins, "", false), Settings.load(folder).settings().panes());
        Files.writeString(folder.resolve("settings.json"), "{\"theme\": \"light\"}");
        assertNull(Settings.load(folder).settings().panes());
    }

    @Test
    void aPlaceThatIsNoNumberIsNone() {
        var window = new Settings.Window(Double.NaN, Double.POSITIVE_INFINITY, 1.0, null);
        assertEquals(new Settings.Window(null, null, 1.0, null), window);
        assertNull(window.width());
    }

    @Test
    void theHomeIsWhereTheSystemWantsIt() {
        var home = Map.of("HOME", "/home/u");
        assertEquals(Path.of("/home/u/.local/share/foundry-bench"), Home.defaultPath("Linux", home));
        assertEquals(
                Path.of("/data/foundry-bench"), Home.defaultPath("Linux", Map.of("HOME", "/home/u", "XDG_DATA_HOME", "/data")));
        assertEquals(
                Path.of("/home/u/.local/share/foundry-bench"),
                Home.defaultPath("Linux", Map.of("HOME", "/home/u", "XDG_DATA_HOME", "relative")));
        assertEquals(Path.of("/home/u/Library/Application Support/foundry-bench"), Home.defaultPath("Mac OS X", home));
        assertEquals(Path.of("/roaming/foundry-bench"), Home.defaultPath("Windows 11", Map.of("APPDATA", "/roaming")));
        assertEquals(
                Path.of("/u/AppData/Roaming/foundry-bench"), Home.defaultPath("Windows 11", Map.of("USERPROFILE", "/u")));
        assertEquals(
                Path.of(System.getProperty("user.home"), ".local/share/foundry-bench"), Home.defaultPath("Linux", Map.of()));
    }

    @Test
    void aFileOfATimeBeforePanesHadLooksIsRead() throws Exception {
        Files.writeString(folder.resolve("settings.json"), "{\"theme\": \"light\"}");
        assertNull(Settings.load(folder).settings().panes());
        Files.writeString(folder.resolve("settings.json"), "{\"panes\": {\"answerForm\": \"sung\", \"mood\": 1}}");
        assertEquals(new PaneSettings("", List.of(), List.of(), "sung", false), Settings.load(folder).settings().panes());
    }
}
