package foundrybench.provider;

import java.util.ArrayList;
import java.util.Random;
import java.util.regex.Pattern;

/// Puts values that nobody sends in the place of those that were sent; the JSON around them stays whole, most
/// of the time.
final class JsonMutation {
    private static final Pattern FIELD = Pattern.compile("\"(\\w+)\" ?: ?");
    private static final String[] NAMES = {
        "choices", "delta", "message", "content", "reasoning", "reasoning_content", "refusal", "tool_calls", "index",
        "finish_reason", "usage", "model", "error", "code", "type", "output", "output_index", "content_index",
        "summary_index", "item_id", "item", "response", "status", "filtered", "innererror", "statusCode", "detail"
    };
    private static final String[] VALUES = {
        "null", "true", "false", "0", "-0", "-1", "1", "2147483647", "2147483648", "-2147483648", "9223372036854775807",
        "-9223372036854775808", "9223372036854775808", "99999999999999999999999999", "1e999999999", "-1e999999999",
        "1e-999999999", "1e400", "1e9999", "1.5", "0.1e1", "NaN", "Infinity", "01", "+1", ".5", "1" + "0".repeat(900), "1".repeat(1200),
        "\"\"", "\" \"", "\"\\uD83E\"", "\"\\uDD16\\uD83E\"", "\"\\u0000\\u001b[2J\"", "\"\\uFEFF\\u2028\\u0085\"", "\"<think>\"",
        "\"</think>\"", "\" <think> a </think> b\"", "\"<thi\"", "\"error\"", "\"rate limit: try again in 99999999999999999999 minutes\"",
        "\"message\"", "\"function_call\"", "\"response.failed\"", "\"response.incomplete\"", "\"[DONE]\"", "\"429\"", "\"\\x\"", "\"open",
        "{}", "[]", "[null]", "[[]]", "[{}]", "{\"filtered\":true}", "{\"error\":{}}", "{\"\":{\"filtered\":\"true\"}}",
        "[{\"index\":2147483647,\"id\":{},\"function\":{\"name\":[],\"arguments\":{}}}]", "{\"index\":-1}"
    };

    private final Random random;

    JsonMutation(Random random) {
        this.random = random;
    }

    String apply(String text) {
        var starts = new ArrayList<int[]>();
        var fields = FIELD.matcher(text);
        while (fields.find()) {
            starts.add(new int[] {fields.start(), fields.end(), fields.start(1), fields.end(1)});
        }
        if (starts.isEmpty()) {
            return value() + text;
        }
        var field = starts.get(random.nextInt(starts.size()));
        int end = endOfValue(text, field[1]);
        return switch (random.nextInt(6)) {
            case 0 -> text.substring(0, field[2]) + name() + text.substring(field[3]);
            case 1 -> text.substring(0, field[0]) + "\"" + name() + "\":" + value() + "," + text.substring(field[0]);
            case 2 -> text.substring(0, field[0]) + text.substring(field[0], end) + "," + text.substring(field[0]);
            default -> text.substring(0, field[1]) + value() + text.substring(end);
        };
    }

    private String name() {
        return random.nextInt(20) == 0 ? "n".repeat(1 << random.nextInt(17)) : NAMES[random.nextInt(NAMES.length)];
    }

    private String value() {
        return switch (random.nextInt(30)) {
            case 0 -> "[".repeat(1 << random.nextInt(15));
            case 1 -> {
                int depth = 1 + random.nextInt(1200);
                yield "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
            }
            case 2 -> "\"" + "long ".repeat(1 << random.nextInt(13)) + "\"";
            default -> VALUES[random.nextInt(VALUES.length)];
        };
    }

    /// Where the value that begins here ends: behind its closing quote or bracket, or before what follows it.
    private static int endOfValue(String text, int from) {
        int depth = 0;
        boolean quoted = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == '{' || c == '[') {
                depth++;
            } else if (c == '}' || c == ']' || c == ',') {
                depth -= c == ',' ? 0 : 1;
                if (depth < 0 || (depth == 0 && c == ',')) {
                    return i;
                }
            }
        }
        return text.length();
    }
}
