package foundrybench.export;

import foundrybench.model.Deployment;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The forms in which sessions are written.
public enum ExportFormat {
    /// One completion a line, to be imported again and read by programs.
    JSONL("jsonl", "jsonl"),
    /// To be read and pasted.
    MARKDOWN("md", "md"),
    /// A page of its own, to be sent to somebody.
    HTML("html", "html"),
    /// A row a completion.
    CSV("csv", "csv"),
    /// The last prompt with a deployment and its parameters, as GitHub Models reads it.
    PROMPT_YML("prompt.yml", "prompt.yml"),
    /// All prompts and deployments, as promptfoo reads them.
    PROMPTFOO("promptfoo", "yaml");

    private final String wireName;
    private final String ending;

    ExportFormat(String wireName, String ending) {
        this.wireName = wireName;
        this.ending = ending;
    }

    /// As `--format` has it.
    public String wireName() {
        return wireName;
    }

    /// How the name of such a file ends, without a dot in front.
    public String ending() {
        return ending;
    }

    /// Who writes it.
    ///
    /// @param deployments what is known of those with these names
    public SessionWriter writer(Function<String, Deployment> deployments) {
        return switch (this) {
            case JSONL -> new JsonLinesWriter();
            case MARKDOWN -> new MarkdownWriter();
            case HTML -> new HtmlWriter();
            case CSV -> new CsvWriter();
            case PROMPT_YML -> new PromptYmlWriter();
            case PROMPTFOO -> new PromptfooWriter(deployments);
        };
    }

    /// The one with this name.
    public static Optional<ExportFormat> of(String wireName) {
        return Arrays.stream(values()).filter(format -> format.wireName.equals(wireName)).findFirst();
    }

    /// All names, for people.
    public static String names() {
        return Arrays.stream(values()).map(ExportFormat::wireName).collect(Collectors.joining(", "));
    }
}
