package foundrybench.probe;

/// Puts a question to the deployment.
@FunctionalInterface
interface Asking {
    /// @throws ProbeEndedException when no more can be asked
    Reply ask(Question question) throws ProbeEndedException;
}
