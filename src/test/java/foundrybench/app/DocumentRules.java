package foundrybench.app;

import foundrybench.app.MarkdownFile.Block;
import foundrybench.app.MarkdownFile.Link;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// What holds for documents. Each rule tells what breaks it: file, line and why.
///
/// @param root of the repository
/// @param syntax says what is wrong with arguments of the program, or nothing
record DocumentRules(Path root, Function<List<String>, String> syntax) {
    private static final Set<String> LANGUAGES = Set.of("console", "sh", "text", "yaml", "json", "java", "xml", "powershell");

    /// A block says what it is, so that what can be tried is tried.
    List<String> fences(MarkdownFile file) {
        var problems = new ArrayList<String>();
        for (var block : file.blocks()) {
            if (!LANGUAGES.contains(block.language())) {
                problems.add("%s:%d is a block of \"%s\", none of %s".formatted(file.name(), block.line(), block.language(), LANGUAGES));
            }
        }
        return problems;
    }

    /// A link leads to a file of the repository, or to a heading of one.
    List<String> links(MarkdownFile file) {
        var problems = new ArrayList<String>();
        for (var link : file.links()) {
            if (!link.target().matches("(?i)[a-z]+:.*") && !leadsSomewhere(file, link)) {
                problems.add("%s:%d leads to %s, which is not there".formatted(file.name(), link.line(), link.target()));
            }
        }
        return problems;
    }

    private boolean leadsSomewhere(MarkdownFile file, Link link) {
        int hash = link.target().indexOf('#');
        var path = hash < 0 ? link.target() : link.target().substring(0, hash);
        var target = file.folder().resolve(path).normalize();
        boolean isBuilt = target.startsWith(root.resolve("target"));
        if (!path.isEmpty() && (!target.startsWith(root) || isBuilt || !Files.exists(target))) {
            return false;
        }
        if (hash < 0) {
            return true;
        }
        var anchors = path.isEmpty() ? file.anchors() : MarkdownFile.read(target).anchors();
        return anchors.contains(link.target().substring(hash + 1));
    }

    /// A script is one, and it calls the program as the program wants to be called. Nothing is run.
    List<String> scripts(MarkdownFile file) throws IOException, InterruptedException {
        var problems = new ArrayList<String>();
        for (var block : file.blocks()) {
            if (!block.language().equals("sh")) {
                continue;
            }
            shellSays(block).lines().forEach(line -> problems.add("%s:%d %s".formatted(file.name(), block.line(), line)));
            for (var words : ShellScript.commands(block.text())) {
                var mistake = isProgram(words.getFirst()) ? syntax.apply(words.subList(1, words.size())) : "";
                mistake.lines().forEach(line -> problems.add("%s:%d %s".formatted(file.name(), block.line(), line)));
            }
        }
        return problems;
    }

    /// YAML is YAML, whose keys each occur once.
    List<String> yaml(MarkdownFile file) {
        var problems = new ArrayList<String>();
        for (var block : file.blocks()) {
            if (block.language().equals("yaml")) {
                try {
                    new Load(LoadSettings.builder().build()).loadAllFromString(block.text()).forEach(document -> {});
                } catch (YamlEngineException e) {
                    problems.add("%s:%d %s".formatted(file.name(), block.line(), e.getMessage()));
                }
            }
        }
        return problems;
    }

    private static String shellSays(Block block) throws IOException, InterruptedException {
        var shell = new ProcessBuilder("sh", "-n").redirectErrorStream(true).start();
        try (var script = shell.outputWriter(StandardCharsets.UTF_8)) {
            script.write(block.text());
        }
        try (var out = shell.inputReader(StandardCharsets.UTF_8)) {
            return String.join("\n", out.lines().toList());
        }
    }

    static boolean isProgram(String command) {
        return command.equals("foundry-bench") || command.endsWith("/foundry-bench");
    }
}
