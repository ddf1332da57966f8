package foundrybench.sim;

/// All that a model would say if nothing limited it.
///
/// @param reasoning its thinking as text: what a thinking model streams, or what a model with hidden
///     thinking gives as summary when asked
/// @param hiddenTokens what thinking costs when it is hidden, at medium effort; unused when it is shown
record Answer(String reasoning, int hiddenTokens, String content) {}
