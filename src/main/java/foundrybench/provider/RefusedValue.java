package foundrybench.provider;

import foundrybench.model.Efforts;
import foundrybench.model.Lesson;
import foundrybench.model.Protocol;
import foundrybench.model.RequestFields;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a refusal says of the values that a field may have.
///
/// @param value what was sent
/// @param why the service's words, shortened
record RefusedValue(Protocol protocol, String field, String value, String why) {
    private static final int LONGEST_LIST = 200;
    private static final Pattern INSTEAD = pattern(
            "(?:use|try|moved to|replaced by|did you mean)\\s{1,3}(?:the\\s{1,3})?[\\\\'\"`]{0,3}([a-z]\\w{0,40}[_.]\\w{1,40})");
    private static final Pattern LIST = pattern(
            "(?:supported|allowed|valid|available|permitted|accepted|possible)\\s{1,3}(?:values?|options?|efforts?)"
                    + "|\\b(?:supported|allowed|valid|accepted)\\s{0,3}:|(?:must|should|has to)\\s{1,3}be|\\bone of\\b|\\bexpected\\b");
    private static final Pattern LIST_ENDS = pattern("[.;]\\s|\\n|\\bbut\\b|\\bgot\\b|\\breceived\\b|\\binput\\b|\\bctx\\b");
    private static final Pattern EFFORT = pattern("\\b(" + String.join("|", Efforts.ALL) + ")\\b");
    private static final Pattern ONLY = pattern(
            "\\bonly the default (?:\\w{1,20} )?\\((\\d{1,9}(?:\\.\\d{1,9})?)\\)|\\bonly (?:the )?(?:value )?\\(?(\\d{1,9}(?:\\.\\d{1,9})?)\\)? (?:value )?(?:is|are) (?:supported|allowed|permitted|accepted)"
                    + "|\\bmust be (?:exactly |equal to |set to )?(\\d{1,9}(?:\\.\\d{1,9})?)(?=\\.?\\s{0,3}(?:$|\\n|for\\b|when\\b|with\\b|if\\b))");
    private static final Pattern RANGE = pattern("\\[\\s{0,3}(\\d{1,9})\\s{0,3},\\s{0,3}(\\d{1,9})\\s{0,3}\\]|between (\\d{1,9}) and (\\d{1,9})");
    private static final Pattern LEAST = pattern(
            "(?:>=|at least|greater than or equal to|minimum(?: value| number)?(?: allowed)?(?: is| of|:)?|no less than)\\s{0,3}[\\\\`'\"]{0,2}(\\d{1,9})");
    private static final Pattern MOST = pattern(
            "(?:<=|at most|less than or equal to|maximum(?: value| number| limit)?(?: of (?:output |completion )?tokens)?(?: allowed)?(?: is| of|:)?"
                    + "|exceeds?(?: the)?(?: model's)?(?: maximum| limit)?(?: of)?|up to|no more than|limit(?:ed)?(?: of| to| is))"
                    + "\\s{0,3}[\\\\`'\"]{0,2}(\\d{1,9})");

    /// The field is not taken, perhaps another one in its place.
    Lesson notTaken(String words) {
        var instead = INSTEAD.matcher(words);
        boolean isOther = instead.find() && !instead.group(1).equals(field);
        return new Lesson.NotTaken(protocol, field, isOther ? instead.group(1) : null, why);
    }

    /// The value is not taken, perhaps others are.
    Lesson notThisValue(String words) {
        if (value.isEmpty() || field.equals(RequestFields.STORE)) { // a field with one value: ours
            return notTaken(words);
        }
        var accepted = RequestFields.isEffort(field) ? efforts(words) : numbers(words);
        return new Lesson.NotThisValue(protocol, field, value, accepted, why);
    }

    /// Where the output limit must lie; empty when that is not said: to leave it out could cost any amount.
    Optional<Lesson> bound(String words) {
        long sent = Long.parseLong(value);
        var range = RANGE.matcher(words);
        if (range.find()) {
            var bounds = within(sent, number(range, 1, 3), number(range, 2, 4));
            if (bounds.isPresent()) {
                return bounds;
            }
        }
        return numbers(LEAST, words).stream().filter(least -> least > sent).findFirst()
                .<Lesson>map(least -> new Lesson.NotSoFew(protocol, field, least, why))
                .or(() -> numbers(MOST, words).stream().filter(most -> most > 0 && most < sent).findFirst()
                        .map(most -> new Lesson.NotSoMany(protocol, field, most, why)));
    }

    private Optional<Lesson> within(long sent, int least, int most) {
        if (sent < least) {
            return Optional.of(new Lesson.NotSoFew(protocol, field, least, why));
        }
        return sent > most && most > 0 ? Optional.of(new Lesson.NotSoMany(protocol, field, most, why)) : Optional.empty();
    }

    private List<String> efforts(String words) {
        var list = LIST.matcher(words);
        while (list.find()) {
            var values = EFFORT.matcher(listAfter(words, list.end())).results()
                    .map(match -> match.group(1).toLowerCase(Locale.ROOT))
                    .distinct()
                    .filter(effort -> !effort.equals(value))
                    .toList();
            if (!values.isEmpty()) {
                return values;
            }
        }
        return List.of();
    }

    private static String listAfter(String words, int from) {
        var rest = words.substring(from, Math.min(words.length(), from + LONGEST_LIST));
        var end = LIST_ENDS.matcher(rest);
        return end.find() ? rest.substring(0, end.start()) : rest;
    }

    private List<String> numbers(String words) {
        var only = ONLY.matcher(words);
        if (!only.find()) {
            return List.of();
        }
        var number = plain(Stream.of(only.group(1), only.group(2), only.group(3)).filter(Objects::nonNull).findFirst().orElseThrow());
        return number.equals(value) ? List.of() : List.of(number);
    }

    private static List<Integer> numbers(Pattern pattern, String words) {
        return pattern.matcher(words).results().map(match -> Integer.valueOf(match.group(1))).toList();
    }

    private static int number(Matcher matcher, int group, int orGroup) {
        @Nullable String digits = matcher.group(group);
        return Integer.parseInt(digits == null ? matcher.group(orGroup) : digits);
    }

    private static String plain(String number) {
        return new BigDecimal(number).stripTrailingZeros().toPlainString();
    }

    private static Pattern pattern(String words) {
        return Pattern.compile(words, Pattern.CASE_INSENSITIVE);
    }
}
