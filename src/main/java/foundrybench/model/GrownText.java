package foundrybench.model;

import org.jspecify.annotations.Nullable;

/// A text as far as it had come at one moment. It shares its characters with the text that grows on, so it costs
/// nothing however long it is, and whoever has shown one can ask what a later one adds.
///
/// Belongs to the thread of the text that grows.
public final class GrownText implements CharSequence {
    /// Nothing.
    public static final GrownText EMPTY = of("");

    private final CharSequence source; // only ever appended to
    private final int length;

    /// @param source from now on only appended to
    GrownText(StringBuilder source) {
        this(source, source.length());
    }

    private GrownText(CharSequence source, int length) {
        this.source = source;
        this.length = length;
    }

    /// A text that is whole.
    public static GrownText of(String text) {
        return new GrownText(text, text.length());
    }

    /// Whether it begins with the earlier one; said without a look at the text, so also no when that is not known.
    public boolean continues(GrownText earlier) {
        return source == earlier.source && length >= earlier.length;
    }

    /// What stands from here on.
    public String from(int start) {
        return source.subSequence(start, length).toString();
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public char charAt(int index) {
        if (index >= length) {
            throw new IndexOutOfBoundsException(index);
        }
        return source.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return from(0).subSequence(start, end);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof GrownText text
                && length == text.length
                && (source == text.source || from(0).contentEquals(text.from(0)));
    }

    @Override
    public int hashCode() {
        return length;
    }

    /// Its first characters.
    String toString(int characters) {
        return source.subSequence(0, characters).toString();
    }

    @Override
    public String toString() {
        return from(0);
    }
}
