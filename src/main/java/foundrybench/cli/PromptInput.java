package foundrybench.cli;

import foundrybench.format.FileWords;
import foundrybench.format.FormatException;
import foundrybench.format.PromptFile;
import foundrybench.model.Message;
import foundrybench.model.Parameters;
import foundrybench.model.Prompt;
import foundrybench.model.Role;
import foundrybench.model.Template;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The prompt of a command, from its argument, a file or standard input.
///
/// @param template the prompt as it was given
/// @param values of its variables; none when its double braces are plain text
/// @param model whom the prompt file names
/// @param parameters those of the prompt file
/// @param warnings for the person
record PromptInput(
        Prompt template, Map<String, String> values, @Nullable String model, Parameters parameters, List<String> warnings) {

    /// @param argument the text, or `-` for standard input; `null` when there is none
    /// @throws UsageException when there is no prompt, two, or one that cannot be read
    static PromptInput read(@Nullable String argument, PromptOptions options, InputStream in) {
        if ((argument == null) == (options.file == null)) {
            throw new UsageException(argument == null
                    ? "There is no prompt: give it as an argument, by -f FILE, or - to read it from standard input."
                    : "There are two prompts, the argument and -f %s: give one of them.".formatted(options.file));
        }
        var read = options.file == null ? fromArgument(argument, in) : fromFile(options.file);
        return read.withSystem(options.system).filled(options, options.file != null && isYaml(options.file));
    }

    /// The prompt, its variables filled.
    Prompt prompt() {
        return Template.fill(template, values);
    }

    private static PromptInput fromArgument(@Nullable String argument, InputStream in) {
        try {
            var text = "-".equals(argument) ? decode(in.readAllBytes(), "standard input") : String.valueOf(argument);
            return plain(text, "-".equals(argument) ? "Standard input" : "The prompt");
        } catch (IOException e) {
            throw new UsageException("Standard input cannot be read: " + e.getMessage());
        }
    }

    private static PromptInput fromFile(Path file) {
        var text = text(file);
        if (!isYaml(file)) {
            return plain(text, file.toString());
        }
        try {
            var read = PromptFile.read(text);
            return new PromptInput(read.prompt(), Map.of(), read.model(), read.parameters(), List.of());
        } catch (FormatException e) {
            throw new UsageException("%s, %s".formatted(file, e.getMessage()));
        }
    }

    private static PromptInput plain(String text, String what) {
        if (text.isBlank()) {
            throw new UsageException(what + " is empty: there is nothing to ask.");
        }
        return new PromptInput(Prompt.of("", text), Map.of(), null, Parameters.NONE, List.of());
    }

    private static String text(Path file) {
        try {
            return decode(Files.readAllBytes(file), file.toString());
        } catch (NoSuchFileException e) {
            throw new UsageException("%s does not exist.".formatted(file));
        } catch (IOException e) {
            throw new UsageException("%s cannot be read: %s".formatted(file, FileWords.of(e)));
        }
    }

    private static String decode(byte[] bytes, String what) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new UsageException("%s is no text in UTF-8: save it so and try again.".formatted(what));
        }
    }

    private static boolean isYaml(Path file) {
        var name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".yml") || name.endsWith(".yaml");
    }

    /// A system message from the command line takes the place of the file's.
    private PromptInput withSystem(@Nullable String system) {
        if (system == null) {
            return this;
        }
        var messages = new ArrayList<Message>();
        messages.add(new Message(Role.SYSTEM, system));
        template.messages().stream().filter(m -> m.role() != Role.SYSTEM).forEach(messages::add);
        return new PromptInput(new Prompt(messages), values, model, parameters, warnings);
    }

    private PromptInput filled(PromptOptions options, boolean isTemplate) {
        Map<String, String> given = options.variableValues();
        var names = Template.variables(template);
        if (!isTemplate && given.isEmpty()) {
            return names.isEmpty() ? this : warning("{{%s}} is sent as it stands; with --var it would be a variable.".formatted(names.iterator().next()));
        }
        var missing = Template.missing(template, given);
        if (!missing.isEmpty()) {
            throw new UsageException("The prompt has {{%s}} and there is no value: add --var %s=…"
                    .formatted(String.join("}}, {{", missing), String.join("=… --var ", missing)));
        }
        var unused = given.keySet().stream().filter(name -> !names.contains(name)).toList();
        var filled = new PromptInput(template, given, model, parameters, warnings);
        return unused.isEmpty() ? filled : filled.warning("the prompt has no {{%s}}.".formatted(String.join("}}, {{", unused)));
    }

    private PromptInput warning(String text) {
        var more = new ArrayList<>(warnings);
        more.add(text);
        return new PromptInput(template, values, model, parameters, List.copyOf(more));
    }
}
