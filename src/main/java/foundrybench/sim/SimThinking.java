package foundrybench.sim;

/// Thinking that decides whether there is an answer at all.
public sealed interface SimThinking {
    /// A model that needs so many output tokens, thinking and answer together. With a smaller limit all of the limit
    /// goes to thinking, and the answer is blank with the reason `length`; effort changes nothing.
    ///
    /// @param noisePercent by how much the need of a call may be higher or lower
    /// @param seed of the draw: the same seed gives a deployment's n-th call the same need
    record Needs(int tokens, int noisePercent, long seed) implements SimThinking {
        public Needs {
            SimOptions.check("needs", tokens, 2, 10_000_000);
            SimOptions.check("noise", noisePercent, 0, 90);
        }

        /// Always exactly so many.
        public Needs(int tokens) {
            this(tokens, 0, 0);
        }
    }

    /// A model that thinks and then stops, with the reason `stop`, whatever the limit.
    record StopsWithoutAnswer() implements SimThinking {}
}
