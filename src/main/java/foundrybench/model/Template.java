package foundrybench.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Variables in a prompt, written `{{name}}`: a letter or underscore, then letters, digits, `_`, `-` or `.`,
/// white space around them allowed. Anything else in double braces is plain text, and a value is never read
/// for variables again.
public final class Template {
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s*([\\p{L}_][\\p{L}\\p{N}_.-]*)\\s*}}");

    private Template() {}

    /// A piece of a text.
    public sealed interface Part {
        /// What stands there as it is.
        record Text(String text) implements Part {}

        /// A variable.
        ///
        /// @param written as it stands in the text, braces included
        record Variable(String name, String written) implements Part {}
    }

    /// The text in its pieces, in order.
    public static List<Part> parts(String text) {
        var parts = new ArrayList<Part>();
        int copied = 0;
        for (var found : VARIABLE.matcher(text).results().toList()) {
            if (found.start() > copied) {
                parts.add(new Part.Text(text.substring(copied, found.start())));
            }
            parts.add(new Part.Variable(found.group(1), found.group()));
            copied = found.end();
        }
        if (copied < text.length()) {
            parts.add(new Part.Text(text.substring(copied)));
        }
        return parts;
    }

    /// The names of the variables in the prompt, in order of appearance.
    public static Set<String> variables(Prompt prompt) {
        var names = new LinkedHashSet<String>();
        for (var message : prompt.messages()) {
            VARIABLE.matcher(message.text()).results().forEach(found -> names.add(found.group(1)));
        }
        return names;
    }

    /// The names for which there is no value, in order of appearance.
    public static List<String> missing(Prompt prompt, Map<String, String> values) {
        return variables(prompt).stream().filter(name -> !values.containsKey(name)).toList();
    }

    /// The prompt with each variable that has a value replaced by it.
    public static Prompt fill(Prompt prompt, Map<String, String> values) {
        return new Prompt(prompt.messages().stream()
                .map(m -> new Message(m.role(), fill(m.text(), values)))
                .toList());
    }

    private static String fill(String text, Map<String, String> values) {
        return VARIABLE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
    }
}
