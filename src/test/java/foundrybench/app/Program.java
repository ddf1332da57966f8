package foundrybench.app;

import com.fasterxml.jackson.databind.JsonNode;
import foundrybench.cli.CommandLineProgram;
import foundrybench.cli.CommandSyntax;
import foundrybench.cli.Console;
import foundrybench.sim.SimOptions;
import foundrybench.wire.Json;
import foundrybench.wire.JsonException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The program as a shell would run it, in this process: arguments in, what it printed and its exit code out.
/// Its simulation answers without pauses.
final class Program {
    private final Path home;
    private final Path workingFolder;
    private final Map<String, String> environment = new TreeMap<>();
    private String input = "";
    private boolean oneScreen;

    /// @param home folder of settings and sessions
    /// @param workingFolder where the command is given
    Program(Path home, Path workingFolder) {
        this.home = home;
        this.workingFolder = workingFolder;
    }

    Program with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Program typing(String text) {
        input = text;
        return this;
    }

    /// Both streams in `out`, in the order they are written, as a terminal shows them.
    Program onOneScreen() {
        oneScreen = true;
        return this;
    }

    Output run(String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = oneScreen ? out : new ByteArrayOutputStream();
        var console = new Console(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, oneScreen, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false,
                () -> false);
        var all = new ArrayList<>(List.of(arguments));
        all.add("--home");
        all.add(home.toString());
        int exit = new CommandLineProgram(wiring(), console).run(all.toArray(String[]::new));
        return new Output(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /// What is wrong with these arguments, which are not run; empty when nothing is.
    String mistake(List<String> arguments) {
        var nothing = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        var console = new Console(InputStream.nullInputStream(), nothing, nothing, false, false, () -> false);
        return CommandSyntax.mistake(wiring(), console, arguments.toArray(String[]::new));
    }

    private Wiring wiring() {
        return new Wiring(environment, workingFolder, SimOptions.defaults().withPace(0));
    }

    /// What a command printed, and what it ended with.
    record Output(int exit, String out, String err) {
        /// The lines of stdout, each as JSON.
        List<JsonNode> json() {
            return out.lines().map(Output::parse).toList();
        }

        JsonNode only() {
            if (json().size() != 1) {
                throw new AssertionError("one line expected: " + this);
            }
            return json().getFirst();
        }

        private static JsonNode parse(String line) {
            try {
                return Json.parse(line);
            } catch (JsonException e) {
                throw new AssertionError("no JSON: " + line, e);
            }
        }
    }
}
