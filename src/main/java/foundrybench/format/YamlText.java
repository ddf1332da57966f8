package foundrybench.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.StreamDataWriter;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// Writes YAML that people edit: blocks, several lines as a literal block, and quotes around every text that some
/// reader, of YAML 1.1 too, could take for anything but a text.
public final class YamlText {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_ .,:/()-]*[A-Za-z0-9_.)]|[A-Za-z]");

    private static final Set<String> WORDS = Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");
    private static final DumpSettings SETTINGS = DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setSplitLines(false)
            .setIndicatorIndent(2)
            .setIndentWithIndicator(true)
            .build();

    private YamlText() {}

    /// The tree as YAML, ending in a line feed.
    public static String write(JsonNode tree) {
        var out = new StringWriter();
        new Dump(SETTINGS).dumpNode(node(tree), out);
        return out.text.toString();
    }

    private static Node node(JsonNode value) {
        if (value.isObject()) {
            var fields = new ArrayList<NodeTuple>();
            value.properties().forEach(field -> fields.add(new NodeTuple(text(field.getKey()), node(field.getValue()))));
            return new MappingNode(Tag.MAP, fields, FlowStyle.BLOCK);
        }
        if (value.isArray()) {
            var items = new ArrayList<Node>();
            value.forEach(item -> items.add(node(item)));
            return new SequenceNode(Tag.SEQ, items, FlowStyle.BLOCK);
        }
        return value.isTextual() ? text(value.textValue()) : scalar(value);
    }

    private static Node text(String text) {
        var style = ScalarStyle.DOUBLE_QUOTED;
        if (isBlock(text)) {
            style = ScalarStyle.LITERAL;
        } else if (PLAIN.matcher(text).matches() && !WORDS.contains(text.toLowerCase(Locale.ROOT))) {
            style = ScalarStyle.PLAIN;
        }
        return new ScalarNode(Tag.STR, text, style);
    }

    /// Whether these are several lines that a block holds as they are: no white space where a line ends or the first
    /// begins.
    private static boolean isBlock(String text) {
        if (text.indexOf('\n') <= 0 || text.indexOf('\r') >= 0 || !isInk(text.charAt(0))) {
            return false;
        }
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            char before = text.charAt(at - 1);
            if (before != '\n' && !isInk(before)) {
                return false;
            }
        }
        char last = text.charAt(text.length() - 1);
        return last == '\n' || isInk(last);
    }

    private static boolean isInk(char c) {
        return !Character.isWhitespace(c) && !Character.isSpaceChar(c);
    }

    private static Node scalar(JsonNode value) {
        if (value.isNumber()) {
            var plain = value.decimalValue().toPlainString();
            return new ScalarNode(plain.indexOf('.') < 0 ? Tag.INT : Tag.FLOAT, plain, ScalarStyle.PLAIN);
        }
        return new ScalarNode(value.isBoolean() ? Tag.BOOL : Tag.NULL, value.asText(), ScalarStyle.PLAIN);
    }

    private static final class StringWriter implements StreamDataWriter {
        private final StringBuilder text = new StringBuilder();

        @Override
        public void write(String piece) {
            text.append(piece);
        }

        @Override
        public void write(String piece, int from, int length) {
            text.append(piece, from, from + length);
        }
    }
}
