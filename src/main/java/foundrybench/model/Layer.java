package foundrybench.model;

/// A stage of the team's pipeline, such as `L4 Decision`.
///
/// @param id short and sortable, `L1` to `L5` in the team's guide
/// @param name what the stage does; empty when nobody said
public record Layer(String id, String name) {
    /// The layer as people write it: the id, and behind a space its name.
    public static Layer of(String text) {
        var words = text.strip().split("\\s+", 2);
        return new Layer(words[0], words.length == 1 ? "" : words[1]);
    }

    /// As people write it; [#of] reads the same.
    public String text() {
        return name.isEmpty() ? id : id + " " + name;
    }
}
