package foundrybench.model;

import java.util.ArrayList;
import java.util.List;

/// What is asked: the turns of a conversation, in order.
public record Prompt(List<Message> messages) {
    private static final int TITLE_LENGTH = 60;

    public Prompt {
        messages = List.copyOf(messages);
    }

    /// A user message, after a system message unless that is blank.
    public static Prompt of(String system, String user) {
        var messages = new ArrayList<Message>();
        if (!system.isBlank()) {
            messages.add(new Message(Role.SYSTEM, system));
        }
        messages.add(new Message(Role.USER, user));
        return new Prompt(messages);
    }

    /// The first words of the first user message on one line, at most 60 characters: what a session is
    /// called until somebody names it.
    public String title() {
        var text = messages.stream()
                .filter(m -> m.role() == Role.USER)
                .findFirst()
                .or(() -> messages.stream().findFirst())
                .map(Message::text)
                .orElse("")
                .strip()
                .replaceAll("\\s+", " ");
        if (text.isEmpty()) {
            return "(empty prompt)";
        }
        return cut(text);
    }

    /// The text as long as a title may be, in characters; what is cut ends with an ellipsis, behind a whole word where it can.
    public static String cut(String text) {
        if (text.codePointCount(0, text.length()) <= TITLE_LENGTH) {
            return text;
        }
        var cut = text.substring(0, text.offsetByCodePoints(0, TITLE_LENGTH - 1));
        int space = cut.lastIndexOf(' ');
        return (space > TITLE_LENGTH / 2 ? cut.substring(0, space) : cut) + "…";
    }
}
