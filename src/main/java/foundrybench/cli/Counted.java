package foundrybench.cli;

/// How many of something there are, in words.
final class Counted {
    private Counted() {}

    /// Such as `1 call` and `2 calls`.
    ///
    /// @param one what one is called; several have an s more
    static String of(long number, String one) {
        return number + " " + noun(number, one);
    }

    /// The word alone, where the number stands elsewhere.
    static String noun(long number, String one) {
        return number == 1 ? one : one + "s";
    }
}
