package foundrybench.cli;

import foundrybench.catalog.CatalogException;
import foundrybench.catalog.ConnectionFlags;
import foundrybench.export.CodeSource;
import foundrybench.export.CodeWriter;
import foundrybench.export.Language;
import foundrybench.model.Adapted;
import foundrybench.model.Connection;
import foundrybench.model.Deployment;
import foundrybench.model.Request;
import foundrybench.store.KeptFileException;
import foundrybench.wire.Json;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `code`: the exact call that `run` would make, for other programs. Sends nothing.
@Command(name = "code", description = "Print the call as code or as a prompt file; send nothing.")
final class CodeCommand implements Callable<Integer> {
    private static final String WORDS = "curl, java, kotlin, python, prompt.yml, promptfoo";

    private final RootCommand root;

    @Mixin
    private PromptOptions options = new PromptOptions();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Option(names = "--as", paramLabel = "LANG", description = "What to print: " + WORDS + ".")
    private @Nullable String language;

    @Parameters(arity = "0..1", paramLabel = "PROMPT", description = "The prompt, or - for standard input.")
    private @Nullable String prompt;

    CodeCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() throws CatalogException, KeptFileException {
        var wanted = language();
        var input = PromptInput.read(prompt, options, root.console().in());
        var flags = connection.flags(root.backstage().environment());
        var deployment = deployment(input);
        var parameters = options.parametersOver(input.parameters());
        var template = new Request(deployment, input.template(), parameters, !options.noStream);
        input.warnings().forEach(root.console()::warn);
        var to = connection(flags);
        print(wanted, new CodeSource(asAccepted(template, to), input.values(), to));
        return ExitCode.OK.code();
    }

    private Language language() {
        if (language == null) {
            throw new UsageException("As what? Give --as with one of " + WORDS + ".");
        }
        return Language.ofWord(language)
                .orElseThrow(() -> new UsageException("--as is one of %s, not %s.".formatted(WORDS, language)));
    }

    private Deployment deployment(PromptInput input) throws CatalogException, KeptFileException {
        var asked = AskedDeployments.of(options, input, ConnectionCatalog.of(root, connection, null), "once");
        if (asked.size() > 1) {
            throw new UsageException("The code makes one call: give -d NAME once, not %d deployments.".formatted(asked.size()));
        }
        return asked.getFirst();
    }

    /// The connection that `run` would use; `null` for the simulation, which has another address at each start.
    private @Nullable Connection connection(ConnectionFlags flags) throws CatalogException, KeptFileException {
        var found = root.backstage().chosen(root.homeFolder(), flags);
        if (found.isEmpty() && !root.quiet) {
            root.console().err().println("No connection: the code takes FOUNDRY_ENDPOINT and FOUNDRY_API_KEY from the environment.");
        }
        return found.orElse(null);
    }

    /// As `run` would send it, by what is known of the deployment.
    private Request asAccepted(Request template, @Nullable Connection to) {
        if (to == null) {
            return template;
        }
        try (var cards = root.backstage().cards(root.homeFolder(), to, root.console()::warn)) {
            var adapted = Adapted.to(cards.of(template.deployment()), template);
            if (!adapted.changes().isEmpty() && !root.quiet) {
                root.console().err().println("As the deployment accepts it: " + String.join(", ", adapted.changes()) + ".");
            }
            return adapted.request();
        }
    }

    private void print(Language as, CodeSource source) {
        var code = CodeWriter.write(source, as);
        var out = root.console().out();
        if (root.json) {
            var line = Json.object();
            line.put("as", as.word());
            line.put("deployment", source.template().deployment().name());
            line.put("code", code);
            out.print(Json.write(line) + "\n");
        } else {
            out.print(code);
        }
        out.flush();
    }
}
