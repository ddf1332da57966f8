package foundrybench.cli;

import java.util.List;
import picocli.CommandLine.ParameterException;

/// Whether arguments are such as the program takes; nothing is run.
public final class CommandSyntax {
    private CommandSyntax() {}

    /// What is wrong with them; empty when nothing is.
    public static String mistake(Backstage backstage, Console console, String... arguments) {
        try {
            CommandLineProgram.commandLine(new RootCommand(backstage, console), List.of(arguments)).parseArgs(arguments);
            return "";
        } catch (ParameterException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
