package foundrybench.store;

import java.time.Instant;
import java.util.List;

/// What a person says of a session, in place of what was said before.
public sealed interface SessionChange {
    /// Another name. One that is blank changes nothing.
    record Rename(String title) implements SessionChange {
        public Rename {
            title = oneLine(title);
        }
    }

    /// A star, or none.
    record Star(boolean starred) implements SessionChange {}

    /// A note; empty for none.
    record Note(String note) implements SessionChange {}

    /// These tags and no others; blank ones are left out.
    record Tags(List<String> tags) implements SessionChange {
        public Tags {
            tags = tags.stream().map(SessionChange::oneLine).filter(tag -> !tag.isEmpty()).distinct().toList();
        }
    }

    /// Into the trash.
    record Trash(Instant at) implements SessionChange {}

    /// Out of the trash.
    record Restore() implements SessionChange {}

    private static String oneLine(String text) {
        return text.replaceAll("[\\s\\p{Cc}]+", " ").strip();
    }
}
