package foundrybench.app;

import foundrybench.cli.CommandLineProgram;
import foundrybench.cli.Console;
import foundrybench.log.LibraryRecords;
import foundrybench.sim.SimOptions;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/// Where the program starts.
public final class Main {
    private Main() {}

    /// Runs one command, or opens the window, and ends the process.
    ///
    /// @param arguments see `--help`
    public static void main(String[] arguments) {
        var wiring = new Wiring(System.getenv(), Path.of("").toAbsolutePath(), SimOptions.defaults());
        LibraryRecords.install();
        Thread.setDefaultUncaughtExceptionHandler(wiring.faults());
        System.exit(new CommandLineProgram(wiring, console()).run(arguments));
    }

    /// Always UTF-8, whatever the locale.
    private static Console console() {
        var written = new StandardOutput();
        var out = new PrintStream(written, false, StandardCharsets.UTF_8);
        var err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        return new Console(System.in, out, err, isTerminal(), showsStyle(), written::isReaderGone);
    }

    private static boolean isTerminal() {
        return Optional.ofNullable(System.console()).filter(java.io.Console::isTerminal).isPresent();
    }

    private static boolean showsStyle() {
        return isTerminal() && System.getenv("NO_COLOR") == null && !"dumb".equals(System.getenv("TERM"));
    }
}
