package foundrybench.model;

/// A stage of the team's pipeline, such as `L4 Decision`.
///
/// @param id short and sortable, `L1` to `L5` in the team's guide
/// @param name what the stage does
public record Layer(String id, String name) {}
