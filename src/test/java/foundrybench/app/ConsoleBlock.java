package foundrybench.app;

import foundrybench.app.MarkdownFile.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A `console` block: lines that begin with `$ ` are commands, the others what they print, on stdout and
/// stderr as a terminal shows them. `…` stands for one or more characters of a line; `$ echo $?` shows what the
/// command before ended with.
final class ConsoleBlock {
    private static final String PROMPT = "$ ";
    private static final String REST = "…";

    private final Function<List<String>, Program.Output> program;
    private int exit;

    /// @param program runs the program with these arguments; both its streams are in `out`
    ConsoleBlock(Function<List<String>, Program.Output> program) {
        this.program = program;
    }

    /// What differs from the block when its commands are run; empty when nothing does.
    List<String> differences(Block block) {
        var problems = new ArrayList<String>();
        var lines = block.lines();
        if (lines.isEmpty() || !lines.getFirst().startsWith(PROMPT)) {
            problems.add("line %d: a console block begins with a command".formatted(block.line() + 1));
        }
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(PROMPT)) {
                int end = i + 1;
                while (end < lines.size() && !lines.get(end).startsWith(PROMPT)) {
                    end++;
                }
                int number = block.line() + 1 + i;
                compare(lines.subList(i + 1, end), run(lines.get(i).substring(PROMPT.length())))
                        .forEach(problem -> problems.add("line %d: %s".formatted(number, problem)));
            }
        }
        return problems;
    }

    private List<String> run(String line) {
        if (line.strip().equals("echo $?")) {
            return List.of(Integer.toString(exit));
        }
        var commands = ShellScript.commands(line);
        if (commands.size() != 1 || !DocumentRules.isProgram(commands.getFirst().getFirst())) {
            return List.of("(only the program itself is run here: " + line + ")");
        }
        var words = commands.getFirst();
        if (words.size() == 1 || List.of("demo", "ui").contains(words.get(1))) {
            return List.of("(this would not end: " + line + ")");
        }
        var output = program.apply(words.subList(1, words.size()));
        exit = output.exit();
        return output.out().lines().toList();
    }

    static List<String> compare(List<String> expected, List<String> printed) {
        var problems = new ArrayList<String>();
        var wanted = withoutBlankEnd(expected);
        var got = withoutBlankEnd(printed);
        for (int i = 0; i < Math.max(wanted.size(), got.size()); i++) {
            var want = i < wanted.size() ? wanted.get(i) : "(nothing more)";
            var line = i < got.size() ? got.get(i).stripTrailing() : "(nothing more)";
            if (i >= wanted.size() || i >= got.size() || !pattern(want.stripTrailing()).matcher(line).matches()) {
                problems.add("says\n  %s\nand the program\n  %s".formatted(want, line));
                return problems;
            }
        }
        return problems;
    }

    private static Pattern pattern(String line) {
        return Pattern.compile(Stream.of(line.split(REST, -1)).map(Pattern::quote).collect(Collectors.joining(".+")));
    }

    private static List<String> withoutBlankEnd(List<String> lines) {
        int end = lines.size();
        while (end > 0 && lines.get(end - 1).isBlank()) {
            end--;
        }
        return lines.subList(0, end);
    }
}
