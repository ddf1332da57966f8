package foundrybench.model;

import org.jspecify.annotations.Nullable;

/// What a person thinks of one answer.
///
/// @param winner whether it is the best of its session, of which there is one at the most
/// @param grade from 1 to 5, the best; `null` when none was given
/// @param note in the person's words; empty when there is none
public record Rating(boolean winner, @Nullable Integer grade, String note) {
    /// The best grade there is.
    public static final int BEST = 5;

    /// Nobody has said anything.
    public static final Rating NONE = new Rating(false, null, "");

    public Rating {
        if (grade != null && (grade < 1 || grade > BEST)) {
            throw new IllegalArgumentException("a grade is from 1 to " + BEST + ", not " + grade);
        }
    }

    /// The same, the winner or not.
    public Rating withWinner(boolean isWinner) {
        return new Rating(isWinner, grade, note);
    }

    /// The same with this grade.
    ///
    /// @param other `null` for none
    public Rating withGrade(@Nullable Integer other) {
        return new Rating(winner, other, note);
    }

    /// The same with this note.
    public Rating withNote(String words) {
        return new Rating(winner, grade, words);
    }

    /// In words: `★ winner · 4 of 5`; empty when there is neither. The note is not in it.
    public String words() {
        var best = winner ? "★ winner" : "";
        var graded = grade == null ? "" : grade + " of " + BEST;
        return best.isEmpty() || graded.isEmpty() ? best + graded : best + " · " + graded;
    }
}
