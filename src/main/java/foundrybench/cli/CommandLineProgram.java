package foundrybench.cli;

import foundrybench.catalog.CatalogException;
import foundrybench.log.ProgramError;
import foundrybench.model.KeyShape;
import foundrybench.store.KeptFileException;
import foundrybench.store.StoreException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Supplier;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine;

/// The command line as a whole: parses, runs one command, and turns every way it can fail into a message and
/// an exit code.
public final class CommandLineProgram {
    private final Backstage backstage;
    private final Console console;

    /// @param console where commands read and write
    public CommandLineProgram(Backstage backstage, Console console) {
        this.backstage = backstage;
        this.console = console;
    }

    /// Runs the command these arguments say and returns what the process should end with.
    public int run(String... arguments) {
        var root = new RootCommand(backstage, console);
        try (var _ = backstage.faults().watch(fault -> tell(fault, root))) {
            int exit = heeding(faultless(executeSafely(root, arguments)));
            backstage.log().close("stop, exit code " + exit);
            return exit;
        }
    }

    /// What the process ends with when something unexpected happened by the way.
    private int faultless(int exit) {
        return exit == ExitCode.OK.code() && !backstage.faults().isEmpty() ? ExitCode.CALL_FAILED.code() : exit;
    }

    /// What the process ends with when results could not be written.
    private int heeding(int exit) {
        if (!console.out().checkError()) {
            return exit;
        }
        if (!console.isReaderGone()) {
            console.err().println("foundry-bench: not all results could be written to standard output.");
        }
        return exit == ExitCode.OK.code() ? ExitCode.CALL_FAILED.code() : exit;
    }

    private int executeSafely(RootCommand root, String... arguments) {
        try {
            return execute(root, arguments);
        } catch (Error e) { // the library lets errors through; the person gets a line all the same
            return fault(e, root);
        }
    }

    private int execute(RootCommand root, String... arguments) {
        return commandLine(root, List.of(arguments))
                .setOut(writer(console.out()))
                .setErr(writer(console.err()))
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .setParameterExceptionHandler((e, _) -> refused(e))
                .setExecutionExceptionHandler((e, _, _) -> failed(e, root))
                .setExecutionStrategy(parsed -> execute(parsed, root))
                .execute(arguments);
    }

    /// The flags are known from here on.
    private int execute(ParseResult parsed, RootCommand root) {
        openLog(parsed, root);
        if (root.version && root.verbose) {
            backstage.diagnostics(root.homeFolder()).forEach(console.out()::println);
            return ExitCode.OK.code();
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    /// Arguments are not logged: the prompt is one.
    private void openLog(ParseResult parsed, RootCommand root) {
        var command = parsed.asCommandLineList().getLast().getCommandSpec().name();
        backstage.log().open(
                root.logFolder(),
                () -> "start " + ProgramVersion.text() + ", " + command + ", Java " + Runtime.version()
                        + ", " + System.getProperty("os.name") + " " + System.getProperty("os.version"),
                root.verbose ? console.err()::println : null);
    }

    /// With the subcommands that the arguments could mean. Reading a command's annotations takes longer than all
    /// else at the start, so one that is not named is left out: without its name it cannot be meant.
    static CommandLine commandLine(RootCommand root, List<String> arguments) {
        var line = new CommandLine(root);
        var all = commands(root);
        boolean anyNamed = arguments.isEmpty() || all.keySet().stream().anyMatch(arguments::contains);
        all.forEach((name, command) -> {
            if (!anyNamed || arguments.contains(name)) {
                line.addSubcommand(name, command.get());
            }
        });
        return line.registerConverter(BigDecimal.class, CommandLineProgram::number)
                .registerConverter(Integer.class, CommandLineProgram::wholeNumber)
                .registerConverter(int.class, CommandLineProgram::wholeNumber);
    }

    private static SequencedMap<String, Supplier<?>> commands(RootCommand root) {
        var commands = new LinkedHashMap<String, Supplier<?>>();
        commands.put("ui", () -> new UiCommand(root));
        commands.put("run", () -> new RunCommand(root));
        commands.put("code", () -> new CodeCommand(root));
        commands.put("smoke", () -> new SmokeCommand(root));
        commands.put("replay", () -> new ReplayCommand(root));
        commands.put("demo", () -> new DemoCommand(root));
        commands.put("deployments", () -> new DeploymentsCommand(root));
        commands.put("connections", () -> new ConnectionsCommand(root));
        commands.put("doctor", () -> new DoctorCommand(root));
        commands.put("prices", () -> new PricesCommand(root));
        commands.put("sessions", () -> SessionsCommand.of(root));
        return commands;
    }

    private int refused(ParameterException e) {
        var command = e.getCommandLine().getCommandSpec().qualifiedName(" ");
        return usage("%s See %s --help.".formatted(KeyShape.hidden(sentence(String.valueOf(e.getMessage()))), command));
    }

    private int failed(Exception e, RootCommand root) {
        return switch (e) {
            case UsageException _, CatalogException _, KeptFileException _, StoreException _ -> usage(String.valueOf(e.getMessage()));
            default -> fault(e, root);
        };
    }

    private int fault(Throwable e, RootCommand root) {
        backstage.faults().report("command", e);
        return ExitCode.CALL_FAILED.code();
    }

    /// A line for each kind of fault; the log has the rest, and with `--verbose` is on stderr too.
    private void tell(ProgramError fault, RootCommand root) {
        if (fault.count() == 1) {
            console.err().println("foundry-bench: a fault of this program, %s: %s. %s has more of it."
                    .formatted(fault.code(), fault.what(), logPlace(root)));
        }
    }

    private Object logPlace(RootCommand root) {
        var file = backstage.log().file();
        return file == null ? root.logFolder() : file;
    }

    private int usage(String message) {
        console.err().println("foundry-bench: " + message);
        return ExitCode.USAGE.code();
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    /// The library's own words name Java's types; people know numbers.
    private static BigDecimal number(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'%s' is no number".formatted(text));
        }
    }

    private static Integer wholeNumber(String text) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'%s' is no whole number".formatted(text));
        }
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }
}
