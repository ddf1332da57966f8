package foundrybench.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import foundrybench.format.FileWords;
import foundrybench.format.FormatException;
import foundrybench.format.JsonFields;
import foundrybench.format.JsonValues;
import foundrybench.format.ParametersFormat;
import foundrybench.model.Parameters;
import foundrybench.wire.Json;
import foundrybench.wire.JsonException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the window remembers from one time to the next, and the way to the network, in `HOME/settings.json`. Never a key.
///
/// @param deployments the selected names; `null` when nobody has chosen yet
/// @param window `null` when it was never placed
/// @param systemText of the last prompt; `null` when there was none
/// @param userText of the last prompt; `null` when there was none
/// @param network the way to the network, edited in the file; `null` when nobody said
/// @param panes how they are laid out; `null` when nobody has chosen yet
/// @param budgetPerDayUsd what the real calls of a day may cost, in dollars; `null` when nobody said
/// @param recordings edited in the file; `null` when nobody said
public record Settings(
        @Nullable List<String> deployments,
        @Nullable Window window,
        Look look,
        @Nullable String systemText,
        @Nullable String userText,
        Parameters parameters,
        @Nullable Network network,
        @Nullable BigDecimal budgetPerDayUsd,
        @Nullable PaneSettings panes,
        @Nullable RecordingSettings recordings) {

    /// For the first time.
    public static final Settings DEFAULTS = new Settings(null, null, Look.DEFAULT, null, null, Parameters.NONE, null, null, null, null);

    private static final String FILE = "settings.json";
    private static final String BUDGET = "budgetPerDayUsd";

    public Settings {
        deployments = deployments == null ? null : List.copyOf(deployments);
    }

    /// Size and place of the window on the screen; what is not a finite number becomes `null`.
    public record Window(@Nullable Double width, @Nullable Double height, @Nullable Double x, @Nullable Double y) {
        public Window {
            width = finite(width);
            height = finite(height);
            x = finite(x);
            y = finite(y);
        }

        private static @Nullable Double finite(@Nullable Double value) {
            return value != null && Double.isFinite(value) ? value : null;
        }
    }

    /// A proxy and whom to trust; what is not said is `null`. Never a password, only where one is found.
    ///
    /// @param proxy `http://USER@HOST:PORT`, or `none`
    /// @param proxyPasswordEnv name of the environment variable that holds the proxy's password
    /// @param noProxy hosts reached without the proxy
    /// @param caFile PEM file of authorities to trust besides; one that is not absolute is in the home folder
    public record Network(
            @Nullable String proxy,
            @Nullable String proxyPasswordEnv,
            @Nullable List<String> noProxy,
            @Nullable String caFile,
            @Nullable Integer connectTimeoutSeconds) {
        public Network {
            noProxy = noProxy == null ? null : List.copyOf(noProxy);
        }

        /// Reads it alone, and leaves the file as it is; `null` when nobody said anything.
        ///
        /// @throws KeptFileException naming line and field when the file is not as it should be
        public static @Nullable Network load(Path home) throws KeptFileException {
            var file = new KeptFile(home, FILE);
            return file.exists() ? file.read(json -> read(json.optionalObject("network"))).orElse(null) : null;
        }

        private static Optional<Network> read(@Nullable JsonFields json) throws FormatException {
            return json == null
                    ? Optional.empty()
                    : Optional.of(new Network(
                            json.optionalText("proxy"),
                            json.optionalText("proxyPasswordEnv"),
                            json.value("noProxy") == null ? null : json.texts("noProxy"),
                            json.optionalText("caFile"),
                            json.optionalCount("connectTimeoutSeconds")));
        }

        private ObjectNode toJson() {
            var json = Json.object();
            json.put("proxy", proxy);
            json.put("proxyPasswordEnv", proxyPasswordEnv);
            json.set("noProxy", noProxy == null ? null : JsonValues.texts(noProxy));
            json.put("caFile", caFile);
            json.put("connectTimeoutSeconds", connectTimeoutSeconds);
            return json;
        }
    }

    /// Settings that were read, and what there was to say about it.
    ///
    /// @param message why they are not what was saved, in words for people; `null` when all went well
    public record Loaded(Settings settings, @Nullable String message) {}

    /// Reads the settings. A damaged file is set aside, never overwritten, and the defaults hold.
    public static Loaded load(Path home) {
        var file = home.resolve(FILE);
        if (!Files.exists(file)) {
            return new Loaded(DEFAULTS, null);
        }
        try {
            return new Loaded(read(JsonFields.of(Json.parse(Files.readString(file)), "the file")), null);
        } catch (JsonException | FormatException | CharacterCodingException e) {
            return new Loaded(DEFAULTS, setAside(file, String.valueOf(e.getMessage())));
        } catch (IOException e) {
            return new Loaded(DEFAULTS, "The settings in %s cannot be read (%s). The defaults hold.".formatted(file, FileWords.of(e)));
        }
    }

    /// The same, another budget of a day.
    public Settings withBudgetPerDay(@Nullable BigDecimal dollars) {
        return new Settings(deployments, window, look, systemText, userText, parameters, network, dollars, panes, recordings);
    }

    /// Saves the settings: whole, or not at all.
    public void save(Path home) throws IOException {
        OwnerOnly.folder(home);
        OwnerOnly.replace(home.resolve(FILE), (Json.writePretty(toJson()) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private ObjectNode toJson() {
        var json = Json.object();
        json.set("deployments", deployments == null ? null : JsonValues.texts(deployments));
        if (window != null) {
            json.putObject("window")
                    .put("width", window.width())
                    .put("height", window.height())
                    .put("x", window.x())
                    .put("y", window.y());
        }
        look.write(json);
        json.put("systemText", systemText);
        json.put("userText", userText);
        json.set("parameters", ParametersFormat.toJson(parameters));
        json.set(BUDGET, JsonValues.money(budgetPerDayUsd));
        if (network != null) {
            json.set("network", network.toJson());
        }
        if (panes != null) {
            json.set("panes", panes.toJson());
        }
        if (recordings != null) {
            json.set("recordings", recordings.toJson());
        }
        return json;
    }

    private static Settings read(JsonFields json) throws FormatException {
        var window = json.optionalObject("window");
        var parameters = json.optionalObject("parameters");
        return new Settings(
                json.value("deployments") == null ? null : json.texts("deployments"),
                window == null ? null : window(window),
                Look.read(json),
                json.optionalText("systemText"),
                json.optionalText("userText"),
                parameters == null ? Parameters.NONE : ParametersFormat.fromJson(parameters),
                Network.read(json.optionalObject("network")).orElse(null),
                budget(json),
                PaneSettings.read(json.optionalObject("panes")),
                RecordingSettings.read(json.optionalObject("recordings")));
    }

    /// Reads the budget of a day alone, and leaves the file as it is; `null` when nobody said anything.
    ///
    /// @throws KeptFileException naming line and field when the file is not as it should be
    public static @Nullable BigDecimal budgetPerDay(Path home) throws KeptFileException {
        var file = new KeptFile(home, FILE);
        return file.exists() ? file.read(json -> Optional.ofNullable(budget(json))).orElse(null) : null;
    }

    /// Saves another budget of a day and leaves all else in the file as it is.
    ///
    /// @param dollars `null` for none
    public static void saveBudgetPerDay(Path home, @Nullable BigDecimal dollars) throws KeptFileException {
        var file = new KeptFile(home, FILE);
        var json = file.exists() ? file.read(JsonFields::copy) : Json.object();
        json.set(BUDGET, JsonValues.money(dollars));
        file.write(json);
    }

    /// As text, which is exact, or as the number that a person would write.
    private static @Nullable BigDecimal budget(JsonFields json) throws FormatException {
        var value = json.value(BUDGET);
        var dollars = value != null && value.isTextual() ? json.optionalMoney(BUDGET) : json.optionalDecimal(BUDGET);
        if (dollars != null && dollars.signum() <= 0) {
            throw json.wrong(BUDGET, "is no number of dollars above 0");
        }
        return dollars == null ? null : dollars.stripTrailingZeros();
    }

    private static Window window(JsonFields json) throws FormatException {
        return new Window(
                json.optionalDouble("width"),
                json.optionalDouble("height"),
                json.optionalDouble("x"),
                json.optionalDouble("y"));
    }

    private static String setAside(Path file, String problem) {
        int number = 1;
        while (Files.exists(aside(file, number))) {
            number++;
        }
        try {
            Files.move(file, aside(file, number));
            return "The settings in %s were damaged (%s). They are kept as %s, and the defaults hold."
                    .formatted(file, problem, aside(file, number).getFileName());
        } catch (IOException e) {
            return "The settings in %s are damaged (%s) and could not be set aside (%s). The defaults hold."
                    .formatted(file, problem, FileWords.of(e));
        }
    }

    private static Path aside(Path file, int number) {
        return file.resolveSibling(FILE + ".damaged-" + number);
    }
}
