package foundrybench.app;

import foundrybench.cli.CommandLineProgram;
import foundrybench.cli.Console;
import foundrybench.sim.SimOptions;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;

/// What the program does while the JDK watches, to make the cache of loaded and linked classes that later starts
/// use. All a usual start needs should happen here; what only some commands need should not, for a start pays
/// for each class of its cache.
public final class Rehearsal {
    private static final Path FOLDER = Path.of("").toAbsolutePath();
    private static final SimOptions FAST = SimOptions.defaults().withPace(0);

    private Rehearsal() {}

    /// Says nothing on standard output, and ends with 1 unless all succeeds.
    ///
    /// @param arguments `commands` or `window`, and a folder for settings and sessions
    public static void main(String[] arguments) {
        System.exit(succeeds(arguments[0], Path.of(arguments[1]), System.err) ? 0 : 1);
    }

    static boolean succeeds(String what, Path home, PrintStream err) {
        return switch (what) {
            case "commands" ->
                runs(home.toString()).allMatch(run -> run(new Wiring(System.getenv(), FOLDER, FAST), err, run));
            case "window" ->
                run(new WindowRehearsal(System.getenv(), FOLDER, FAST), err, "ui", "--demo", "--home", home.toString());
            default -> throw new IllegalArgumentException(what);
        };
    }

    private static Stream<String[]> runs(String home) {
        var one = new String[] {"run", "Say hello", "-d", "DeepSeek-V3.2", "--demo", "--home", home};
        var two = new String[] {"run", "Say hello", "-d", "gpt-5.4", "-d", "DeepSeek-V3.2", "--demo", "--json", "--home", home};
        return Stream.of(one, two);
    }

    private static boolean run(Wiring wiring, PrintStream err, String... arguments) {
        var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        var console = new Console(InputStream.nullInputStream(), nowhere, err, false, false, () -> false);
        return new CommandLineProgram(wiring, console).run(arguments) == 0;
    }
}
