package foundrybench.sim;

/// Filler that makes the length of an event say less about the length of its text.
final class Obfuscation {
    private static final String FILLER = "aQ9xKdR3mZ7vTb1w";

    private Obfuscation() {}

    static String of(String text) {
        return FILLER.substring(0, 1 + Math.floorMod(text.hashCode(), FILLER.length()));
    }
}
