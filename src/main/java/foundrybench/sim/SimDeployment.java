package foundrybench.sim;

import org.jspecify.annotations.Nullable;

/// How one deployment of the simulation deviates: one of `models.json`, or another, which then answers with improvised
/// text. What is null is as the model has it, or as [SimOptions] say for all.
///
/// @param name by which it is asked
/// @param rules what it takes; [SimRules#anything] for one that is not in `models.json`
/// @param limits in place of those for all
/// @param ttftMillis from the whole request to the first delta
/// @param gapMillis from one delta to the next
public record SimDeployment(
        String name,
        @Nullable SimRules rules,
        @Nullable SimLimits limits,
        @Nullable Integer ttftMillis,
        @Nullable Integer gapMillis,
        @Nullable SimThinking thinking) {

    public SimDeployment {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name is blank");
        }
        SimOptions.check("ttft", ttftMillis, 0, SimOptions.LONGEST_PAUSE);
        SimOptions.check("gap", gapMillis, 0, SimOptions.LONGEST_PAUSE);
    }

    /// One that does not deviate yet.
    public static SimDeployment named(String name) {
        return new SimDeployment(name, null, null, null, null, null);
    }

    /// With these rules.
    public SimDeployment withRules(SimRules value) {
        return new SimDeployment(name, value, limits, ttftMillis, gapMillis, thinking);
    }

    /// With limits of its own.
    public SimDeployment withLimits(SimLimits value) {
        return new SimDeployment(name, rules, value, ttftMillis, gapMillis, thinking);
    }

    /// With this wait before the first delta.
    public SimDeployment withTtftMillis(int value) {
        return new SimDeployment(name, rules, limits, value, gapMillis, thinking);
    }

    /// With this pause between deltas.
    public SimDeployment withGapMillis(int value) {
        return new SimDeployment(name, rules, limits, ttftMillis, value, thinking);
    }

    /// Whose answers all take so long, to the last delta.
    public SimDeployment lasting(int millis) {
        return withTtftMillis(millis).withGapMillis(0);
    }

    /// With such thinking.
    public SimDeployment withThinking(SimThinking value) {
        return new SimDeployment(name, rules, limits, ttftMillis, gapMillis, value);
    }
}
