package foundrybench.app;

import java.util.ArrayList;
import java.util.List;

/// The simple commands of a shell script, each as its words, quotes taken off. As much of the shell's grammar
/// as documents need: quoting, comments, pipes and lists, redirections, `$(…)`.
final class ShellScript {
    private final String text;
    private final List<List<String>> commands = new ArrayList<>();
    private List<String> words = new ArrayList<>();
    private StringBuilder word = new StringBuilder();
    private boolean inWord;
    private boolean isTarget; // the next word is a file of a redirection
    private int at;

    private ShellScript(String text) {
        this.text = text;
    }

    /// All commands, those inside `$(…)` before the one they stand in.
    static List<List<String>> commands(String text) {
        var script = new ShellScript(text);
        while (script.at < text.length()) {
            script.step(text.charAt(script.at++));
        }
        script.endCommand();
        return script.commands;
    }

    private void step(char c) {
        switch (c) {
            case ' ', '\t' -> endWord();
            case '\n', '|', '&', ';', '(', ')' -> endCommand();
            case '<', '>' -> redirection();
            case '#' -> {
                if (inWord) {
                    add('#');
                } else {
                    at = endOf('\n');
                }
            }
            case '\'' -> {
                int end = endOf('\'');
                quoted(text.substring(at, end));
                at = Math.min(end + 1, text.length());
            }
            case '"' -> doubleQuoted();
            case '\\' -> escaped();
            case '$' -> dollar();
            default -> add(c);
        }
    }

    private void redirection() {
        if (!word.toString().matches("\\d*")) {
            endWord();
        }
        word.setLength(0); // the number of a stream
        inWord = false;
        isTarget = true;
        while (at < text.length() && "<>&".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private int endOf(char c) {
        int end = text.indexOf(c, at);
        return end < 0 ? text.length() : end;
    }

    private void add(char c) {
        word.append(c);
        inWord = true;
    }

    private void quoted(String part) {
        word.append(part);
        inWord = true;
    }

    private void escaped() {
        if (at < text.length() && text.charAt(at++) != '\n') {
            add(text.charAt(at - 1));
        }
    }

    private void doubleQuoted() {
        inWord = true;
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at++);
            if (c == '\\') {
                escaped();
            } else if (c == '$') {
                dollar();
            } else {
                add(c);
            }
        }
        at++;
    }

    private void dollar() {
        if (!text.startsWith("(", at)) {
            add('$');
            return;
        }
        int depth = 0;
        int from = at + 1;
        do {
            char c = text.charAt(at++);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        } while (depth > 0 && at < text.length());
        commands.addAll(commands(text.substring(from, depth == 0 ? at - 1 : at)));
        quoted("$(…)");
    }

    private void endWord() {
        if (inWord && !isTarget && !(words.isEmpty() && word.toString().matches("\\w+=.*"))) {
            words.add(word.toString());
        }
        isTarget &= !inWord;
        word = new StringBuilder();
        inWord = false;
    }

    private void endCommand() {
        endWord();
        isTarget = false;
        if (!words.isEmpty()) {
            commands.add(words);
        }
        words = new ArrayList<>();
    }
}
