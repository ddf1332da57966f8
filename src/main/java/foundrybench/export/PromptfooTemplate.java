package foundrybench.export;

import foundrybench.model.Message;
import foundrybench.model.Prompt;
import foundrybench.model.Template.Part;
import foundrybench.model.Template;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A prompt as promptfoo reads it, which is by Nunjucks: what only looks like its syntax is written so that it comes
/// out as text, and a value that promptfoo would change is put in its place at once.
///
/// @param messages with `{{name}}` for the variables that stay
/// @param values of those
record PromptfooTemplate(List<Message> messages, Map<String, String> values) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Set<String> WORDS =
            Set.of("true", "false", "none", "null", "not", "in", "is", "and", "or", "if", "else", "env", "range", "cycler", "joiner");
    private static final Pattern SYNTAX = Pattern.compile("\\{(?=[{%#])|#(?=})");

    static PromptfooTemplate of(Prompt prompt, Map<String, String> values) {
        var kept = new LinkedHashMap<String, String>();
        for (var name : Template.variables(prompt)) {
            var value = values.get(name);
            if (value != null && isLeftAlone(name, value)) {
                kept.put(name, value);
            }
        }
        var written = prompt.messages().stream()
                .map(message -> new Message(message.role(), write(message.text(), values, kept)))
                .toList();
        return new PromptfooTemplate(written, kept);
    }

    /// Whether promptfoo takes the name for a variable and the value as it stands.
    private static boolean isLeftAlone(String name, String value) {
        return NAME.matcher(name).matches()
                && !WORDS.contains(name)
                && !SYNTAX.matcher(value).find()
                && !value.endsWith("\n")
                && !value.startsWith("file://")
                && !value.startsWith("package:");
    }

    private static String write(String text, Map<String, String> values, Map<String, String> kept) {
        var out = new StringBuilder();
        var plain = new StringBuilder();
        for (var part : Template.parts(text)) {
            switch (part) {
                case Part.Text(var piece) -> plain.append(piece);
                case Part.Variable(var name, var _) when kept.containsKey(name) -> {
                    out.append(escaped(plain, true)).append("{{").append(name).append("}}");
                    plain.setLength(0);
                }
                case Part.Variable(var name, var written) -> plain.append(values.getOrDefault(name, written));
            }
        }
        return out.append(escaped(plain, false)).toString();
    }

    private static String escaped(CharSequence plain, boolean beforeVariable) {
        var text = SYNTAX.matcher(plain).replaceAll(found -> Matcher.quoteReplacement(asText(found.group())));
        return beforeVariable && text.endsWith("{") ? text.substring(0, text.length() - 1) + asText("{") : text;
    }

    private static String asText(String character) {
        return "{{'%s'}}".formatted(character);
    }
}
