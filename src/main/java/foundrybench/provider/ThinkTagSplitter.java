package foundrybench.provider;

import java.util.function.Consumer;

/// Tells thinking from answer where a host sends both as content, the thinking first and between
/// `<think>` and `</think>`.
///
/// Only a text that begins with the tag, after white space, is split; tags anywhere else are literal. The
/// thinking is given out trimmed at both ends, the answer without white space before it. What might be the
/// beginning of a tag is held back until it is decided, and comes out at the end at the latest.
final class ThinkTagSplitter {
    private static final String OPEN = "<think>";
    private static final String CLOSE = "</think>";

    private enum State {
        UNDECIDED,
        THINKING,
        BEFORE_ANSWER,
        ANSWER
    }

    private final Consumer<String> answer;
    private final Consumer<String> thinking;
    private final StringBuilder leadingSpace = new StringBuilder();
    private final StringBuilder heldSpace = new StringBuilder();
    private String tagBegun = "";
    private State state = State.UNDECIDED;
    private boolean thinkingBegun;

    ThinkTagSplitter(Consumer<String> answer, Consumer<String> thinking) {
        this.answer = answer;
        this.thinking = thinking;
    }

    /// A reasoning field was seen: tags in the content are literal from here on, unless one already opened it.
    void reasoningSeen() {
        if (state == State.UNDECIDED) {
            state = State.ANSWER;
            giveAnswer(takeHeld());
        }
    }

    /// Takes the next piece of content.
    void add(String delta) {
        switch (state) {
            case UNDECIDED -> decide(delta);
            case THINKING -> think(delta);
            case BEFORE_ANSWER -> beginAnswer(delta);
            case ANSWER -> giveAnswer(delta);
        }
    }

    /// The content has ended: what is held back comes out.
    void end() {
        if (state == State.THINKING) {
            giveThinking(takeHeld());
        } else {
            giveAnswer(takeHeld());
        }
        state = State.ANSWER;
    }

    private void decide(String delta) {
        int start = tagBegun.isEmpty() ? skipSpace(delta) : 0;
        leadingSpace.append(delta, 0, start);
        var text = joined(tagBegun, delta.substring(start));
        tagBegun = "";
        if (text.startsWith(OPEN)) {
            leadingSpace.setLength(0);
            state = State.THINKING;
            think(text.substring(OPEN.length()));
        } else if (OPEN.startsWith(text)) {
            tagBegun = text;
        } else {
            state = State.ANSWER;
            giveAnswer(joined(takeHeld(), text));
        }
    }

    private void think(String delta) {
        var text = joined(tagBegun, delta);
        int close = text.indexOf(CLOSE);
        if (close >= 0) {
            tagBegun = "";
            giveThinking(text.substring(0, close));
            state = State.BEFORE_ANSWER;
            beginAnswer(text.substring(close + CLOSE.length()));
            return;
        }
        int keep = lengthOfTagBegun(text);
        tagBegun = text.substring(text.length() - keep);
        giveThinking(text.substring(0, text.length() - keep));
    }

    /// The text itself when nothing stands before it: it may be large.
    private static String joined(String before, String text) {
        return before.isEmpty() ? text : before + text;
    }

    private static int lengthOfTagBegun(String text) {
        for (int length = Math.min(CLOSE.length() - 1, text.length()); length > 0; length--) {
            if (CLOSE.startsWith(text.substring(text.length() - length))) {
                return length;
            }
        }
        return 0;
    }

    private void beginAnswer(String text) {
        int start = skipSpace(text);
        if (start < text.length()) {
            state = State.ANSWER;
            giveAnswer(text.substring(start));
        }
    }

    private void giveAnswer(String text) {
        if (!text.isEmpty()) {
            answer.accept(text);
        }
    }

    /// White space at the end waits for what follows it, and is dropped when nothing does.
    private void giveThinking(String text) {
        int start = thinkingBegun ? 0 : skipSpace(text);
        int end = text.length();
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        if (end > start) {
            thinkingBegun = true;
            thinking.accept(joined(heldSpace.toString(), text.substring(start, end)));
            heldSpace.setLength(0);
        }
        if (thinkingBegun) {
            heldSpace.append(text, end, text.length());
        }
    }

    private String takeHeld() {
        var text = leadingSpace + tagBegun;
        leadingSpace.setLength(0);
        tagBegun = "";
        return text;
    }

    private static int skipSpace(String text) {
        int i = 0;
        while (i < text.length() && isSpace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }
}
