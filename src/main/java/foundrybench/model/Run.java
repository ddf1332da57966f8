package foundrybench.model;

import java.time.Instant;
import java.util.List;

/// All calls of one press of Run or one command.
public record Run(String id, String sessionId, Instant startedAt, Prompt prompt, List<Call> calls) {
    public Run {
        calls = List.copyOf(calls);
    }
}
