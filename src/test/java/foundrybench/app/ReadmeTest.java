package foundrybench.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.app.MarkdownFile.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The documents are true: `console` blocks are run and compared, `sh` blocks parsed, links followed. Each rule
/// is itself tried on something that breaks it.
class ReadmeTest {
    private static final Path ROOT = Path.of("").toAbsolutePath();

    @TempDir
    Path folder;

    static Stream<Path> documents() throws IOException {
        var found = new ArrayList<Path>();
        try (var top = Files.list(Path.of("")); var packaging = Files.walk(Path.of("packaging")); var docs = Files.walk(Path.of("docs"))) {
            Stream.of(top, packaging, docs).flatMap(s -> s).filter(file -> file.toString().endsWith(".md")).sorted().forEach(found::add);
        }
        return found.stream();
    }

    private DocumentRules rules() {
        return new DocumentRules(ROOT, new Program(folder.resolve("home"), folder)::mistake);
    }

    private static MarkdownFile document(String text) {
        return MarkdownFile.of("sample.md", ROOT, text);
    }

    @Test
    void theDocumentsAreFound() throws IOException {
        assertTrue(documents().map(Path::toString).toList().containsAll(List.of("README.md", "CONTRIBUTING.md", "docs/command-line.md")));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void blocksSayWhatTheyAreAndLinksLeadSomewhere(Path file) {
        var document = MarkdownFile.read(file);
        assertEquals(List.of(), rules().fences(document));
        assertEquals(List.of(), rules().links(document));
        assertEquals(List.of(), rules().yaml(document));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void scriptsCouldBeRun(Path file) throws Exception {
        assertEquals(List.of(), rules().scripts(MarkdownFile.read(file)));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void consoleBlocksShowWhatTheProgramPrints(Path file) throws IOException {
        for (var block : MarkdownFile.read(file).blocks()) {
            if (block.language().equals("console")) {
                assertEquals("", String.join("\n", differences(block)), file + ":" + block.line());
            }
        }
    }

    private List<String> differences(Block block) throws IOException {
        var home = Files.createTempDirectory(folder, "home"); // what a block saves, its own later commands find
        return new ConsoleBlock(words -> new Program(home, folder).onOneScreen().run(words.toArray(String[]::new))).differences(block);
    }

    @Test
    void aBlockWithoutALanguageIsNamed() {
        assertEquals(1, rules().fences(document("```\nx\n```\n")).size());
        assertEquals(1, rules().fences(document("# a\n```bash\nx\n```\n```sh\ny\n```\n")).size());
    }

    @Test
    void yamlThatIsNoneIsNamed() {
        for (var good : List.of("a: [b]", "a: 1\n---\nb: 2", "a: ${{ b.c }}")) {
            assertEquals(List.of(), rules().yaml(document("```yaml\n" + good + "\n```\n")));
        }
        for (var bad : List.of("a: [b", "a: 'b", "a: 1\na: 2", "a:\n\t- b", "a: b: c")) {
            assertEquals(1, rules().yaml(document("```yaml\n" + bad + "\n```\n")).size(), bad);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "[a](README.md), 0", "[a](docs), 0", "[a](docs/nowhere.md), 1", "![a](docs/images/nowhere.png), 1", "[a](../outside.md), 1",
        "[a](README.md#two-commands), 0", "[a](README.md#three-commands), 1", "[a](#here--now), 0", "[a](#there), 1",
        "[a](target/classes), 1", "[a](https://example.com/nowhere), 0", "`[a](nowhere.md)`, 0", "<img src=\"nowhere.png\">, 1"
    })
    void aLinkThatLeadsNowhereIsNamed(String text, int problems) {
        assertEquals(problems, rules().links(document("## Here & Now\n\n" + text + "\n")).size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            foundry-bench run hi -d x --json   | 0
            foundry-bench                      | 0
            echo hi && ./foundry-bench run - -d x | 0
            A=b foundry-bench run hi --nope    | 1
            x=$(./foundry-bench run hi --nope) | 1
            foundry-bench run hi --repeat many | 1
            foundry-bench nonsense             | 1
            echo "open                         | 1
            if true; then                      | 1
            """, quoteCharacter = '~')
    void aScriptThatCouldNotBeRunIsNamed(String script, int problems) throws Exception {
        var found = rules().scripts(document("```sh\n" + script + "\n```\n"));
        assertEquals(problems > 0, !found.isEmpty(), found::toString);
    }

    @Test
    void wordsOfAScriptAreWhatAShellMakesOfThem() {
        assertEquals(
                List.of(List.of("a", "b c", "d'e", "#f"), List.of("in"), List.of("g", "$(…)x"), List.of("h", "two words", "i")),
                ShellScript.commands("a 'b c' \"d'e\" \\#f # gone\nV=1 g $(in)x >out 2>&1 | h \"two\\\n words\" \\\n i < file\n"));
    }

    @Test
    void outputThatDiffersIsShown() throws IOException {
        var command = "$ foundry-bench run hi -d x --repeat 0\n";
        var said = "foundry-bench: --repeat is a whole number from 1 up, not 0";
        assertEquals(List.of(), differences(block(command + said + "\n$ echo $?\n2")));
        assertEquals(List.of(), differences(block(command + "foundry-bench: … whole … not …")));
        assertEquals(1, differences(block(command + said + "\n$ echo $?\n0")).size(), "another exit code");
        assertEquals(1, differences(block(command + "something else")).size());
        assertEquals(1, differences(block(command)).size(), "a line that is not shown");
        assertEquals(1, differences(block(command + said + "\nmore")).size(), "a line that is not printed");
        assertEquals(1, differences(block(command + "foundry-bench: …, not 0…")).size(), "… is never nothing");
        assertEquals(1, differences(block("$ ls")).size(), "another program");
        assertEquals(1, differences(block("$ foundry-bench demo")).size(), "without end");
        assertEquals(1, differences(block("no command")).size());
    }

    private static Block block(String text) {
        return document("```console\n" + text + "\n```\n").blocks().getFirst();
    }
}
