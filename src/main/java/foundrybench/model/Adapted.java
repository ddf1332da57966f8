package foundrybench.model;

import java.util.List;

/// A request, written so that a deployment accepts it as far as its [Card] tells.
///
/// @param request what to send
/// @param changes what is otherwise than it was asked for, in words such as `max_tokens → max_completion_tokens`; none
///     when nothing is
public record Adapted(Request request, List<String> changes) {
    public Adapted {
        changes = List.copyOf(changes);
    }

    /// The request as this card wants it.
    public static Adapted to(Card card, Request request) {
        return new Adapted(request, List.of());
    }
}
