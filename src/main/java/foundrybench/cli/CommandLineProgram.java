package foundrybench.cli;

import foundrybench.catalog.CatalogException;
import foundrybench.store.StoreException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.ParameterException;
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
        int exit = executeSafely(root, arguments);
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
        return commandLine(root)
                .setOut(writer(console.out()))
                .setErr(writer(console.err()))
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .setParameterExceptionHandler((e, _) -> refused(e))
                .setExecutionExceptionHandler((e, _, _) -> failed(e, root))
                .execute(arguments);
    }

    static CommandLine commandLine(RootCommand root) {
        return new CommandLine(root)
                .addSubcommand(new UiCommand(root))
                .addSubcommand(new RunCommand(root))
                .addSubcommand(new ReplayCommand(root))
                .addSubcommand(new DemoCommand(root))
                .addSubcommand(new DeploymentsCommand(root))
                .addSubcommand(new PricesCommand(root))
                .addSubcommand(new SessionsCommand(root))
                .registerConverter(BigDecimal.class, CommandLineProgram::number)
                .registerConverter(Integer.class, CommandLineProgram::wholeNumber)
                .registerConverter(int.class, CommandLineProgram::wholeNumber);
    }

    private int refused(ParameterException e) {
        var command = e.getCommandLine().getCommandSpec().qualifiedName(" ");
        return usage("%s See %s --help.".formatted(sentence(String.valueOf(e.getMessage())), command));
    }

    private int failed(Exception e, RootCommand root) {
        return switch (e) {
            case UsageException _, CatalogException _, StoreException _ -> usage(String.valueOf(e.getMessage()));
            default -> fault(e, root);
        };
    }

    private int fault(Throwable e, RootCommand root) {
        if (root.verbose) {
            e.printStackTrace(console.err());
        }
        console.err().println("foundry-bench: a fault of this program: " + e + ". With --verbose it says where.");
        return ExitCode.CALL_FAILED.code();
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
