package foundrybench.ui.details;

import foundrybench.run.AttemptTrace;
import foundrybench.run.CallTrace;
import foundrybench.ui.kit.Amounts;
import foundrybench.ui.kit.Words;
import foundrybench.wire.RawEvents;
import foundrybench.wire.RawEvents.RawEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The events of a call as they came, over all its attempts.
///
/// @param note what is to be known of them, such as that not all were kept; perhaps empty
record EventLog(List<LoggedEvent> events, String note) {
    EventLog {
        events = List.copyOf(events);
    }

    static EventLog of(@Nullable CallTrace trace) {
        if (trace == null) {
            return new EventLog(List.of(), Words.of("details.events.unkept"));
        }
        var events = new ArrayList<LoggedEvent>();
        var notes = new StringJoiner(" ");
        int number = 0;
        for (var attempt : trace.attempts()) {
            number++;
            add(events, attempt, number);
            note(notes, attempt, number);
        }
        if (events.isEmpty() && notes.length() == 0) {
            notes.add(Words.of("details.events.none"));
        }
        return new EventLog(events, notes.toString());
    }

    private static void add(List<LoggedEvent> events, AttemptTrace attempt, int number) {
        var body = attempt.body();
        var cut = isEventStream(attempt) ? RawEvents.of(body) : whole(body);
        int piece = 0;
        for (var event : cut) {
            while (piece < attempt.pieces().size() - 1 && attempt.pieces().get(piece).end() < event.end()) {
                piece++;
            }
            double ms = Millis.ofNanos(attempt.pieces().get(piece).atNanos());
            var kind = isEventStream(attempt) ? EventKind.of(event) : "body";
            events.add(new LoggedEvent(events.size() + 1, number, ms, kind, event.text()));
        }
    }

    private static List<RawEvent> whole(byte[] body) {
        return body.length == 0
                ? List.of()
                : List.of(new RawEvent(body.length, new String(body, StandardCharsets.UTF_8), true));
    }

    static boolean isEventStream(AttemptTrace attempt) {
        return attempt.headers().stream().anyMatch(header -> header.name().equalsIgnoreCase("content-type")
                && header.value().strip().toLowerCase(Locale.ROOT).startsWith("text/event-stream"));
    }

    private static void note(StringJoiner notes, AttemptTrace attempt, int number) {
        switch (attempt.keeping()) {
            case WHOLE -> {} // nothing is missing
            case UNDER_WAY -> notes.add(Words.of("details.events.under-way", number, Amounts.tokens(attempt.bodyLength())));
            case BEGINNING -> notes.add(Words.of(
                    "details.events.beginning", number, Amounts.tokens((long) attempt.body().length), Amounts.tokens(attempt.bodyLength())));
            case WITHDRAWN -> notes.add(Words.of("details.events.withdrawn", number));
        }
    }

    boolean isOfSeveralAttempts() {
        return !events.isEmpty() && events.getLast().attempt() != events.getFirst().attempt();
    }

    /// A line of JSON for each.
    static String jsonLines(List<LoggedEvent> events) {
        return events.stream().map(event -> event.json() + "\n").collect(Collectors.joining());
    }
}
