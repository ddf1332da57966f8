package foundrybench.provider;

import foundrybench.model.Efforts;
import foundrybench.model.RequestFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which of the fields that were sent a refusal complains of.
///
/// @param words what it says, where it names the field and from there on
record RefusedField(String field, Complaint complaint, String words) {
    /// What a refusal may not like.
    enum Complaint {
        /// The field, whatever it holds.
        NOT_TAKEN,
        /// What it holds.
        VALUE
    }

    private static final int BEFORE = 120;
    private static final int AFTER = 200;
    private static final String QUOTES = "[\\\\'\"`‘’“”]{0,4}";
    private static final Set<String> OF_FIELDS = Set.of(
            "unsupported_parameter", "unknown_parameter", "unrecognized_request_argument", "extra_forbidden", "unknown_field");
    private static final Set<String> OF_NEITHER =
            Set.of("missing_required_parameter", "invalid_type", "empty_array", "invalid_prompt");
    private static final Pattern PLAIN_NAME = Pattern.compile("[\\w.$\\[\\]/#-]{1,100}");
    private static final Pattern NOT_TAKEN = pattern("unsupported parameter|(?:unknown|unrecognized|unexpected|extra) (?:\\w{1,20} )?"
            + "(?:parameter|argument|field|input|property|name)|not (?:be )?(?:supported|permitted|recognized|allowed)|was unexpected");
    private static final Pattern VALUE = pattern("\\bvalues?\\b|does not support [\\\\'\"`]{0,2}[\\w.]{1,12}[\\\\'\"`]{0,2} with|must be|should be|\\bonly\\b"
            + "|too (?:large|small|high|low|big)|at (?:least|most)|exceed|out of range");
    private static final Pattern NOT_TAKEN_BEFORE = pattern(
            "(?:unsupported|unknown|unrecogni[sz]ed|unexpected|extra|disallowed|invalid request)\\s{1,3}(?:request\\s{1,3}|keyword\\s{1,3}|body\\s{1,3})?"
                    + "(?:parameter|argument|field|property|key|name|input|option)s?(?:\\s{1,3}(?:supplied|provided|found))?\\s{0,3}:?\\s{0,3}"
                    + "(?:[\\w.]{1,40},\\s{0,3}){0,4}[\\[(]?" + QUOTES + "$"
                    + "|do(?:es)?(?:n't| not) (?:support|accept|allow|permit|take|recogni[sz]e) (?:the |setting |a custom )?(?:(?:parameter|argument|field|property|option)s?:? ?)?" + QUOTES + "$"
                    + "|(?:argument|parameter)s? not supported[^:\\n]{0,40}:\\s{0,3}" + QUOTES + "$"
                    + "|not allowed\\s{0,3}\\((?:[\\\\'\"`]{0,2}[\\w.]{1,40}[\\\\'\"`]{0,2},\\s{0,3}){0,4}" + QUOTES + "$"
                    + "|\\b(?:rejects|refuses) (?:the )?(?:(?:parameter|argument|field) )?" + QUOTES + "$"
                    + "|\\buse (?:the )?" + QUOTES + "[\\w.]{1,40}" + QUOTES + " instead of (?:the )?" + QUOTES + "$"
                    + "|not permitted,?\\s{0,3}(?:field)?:?\\s{0,3}" + QUOTES + "$");
    private static final Pattern NOT_TAKEN_AFTER = pattern("^" + QUOTES
            + "(?:(?:\\s{1,3}(?:parameter|argument|field|property|option|setting))?\\s{1,3}(?:(?:is|are|was|were)\\s{1,3})?"
            + "(?:not\\s{1,3}(?:currently\\s{1,3}|yet\\s{1,3}|a\\s{1,3})?(?:supported|allowed|permitted|recogni[sz]ed|available|accepted|valid|enabled)"
            + "|unsupported|unexpected|unknown|deprecated|disallowed|forbidden"
            + "|(?:cannot|can not|can't|may not|must not) be (?:set|used|sent|given|specified|changed|chosen|customi[sz]ed|modified))"
            + "|\\s{0,3}:\\s{0,3}(?:unsupported|not supported|extra (?:inputs|fields) (?:are )?not permitted|field not permitted|cannot find field|unknown field)"
            + "|[\\])]{0,2},?\\s{0,3}[\\\\'\"]{0,3}msg[\\\\'\"]{0,3}\\s{0,3}:\\s{0,3}[\\\\'\"]{0,3}extra)");
    private static final Pattern VALUE_BEFORE = pattern(
            "(?:invalid|unsupported|illegal|bad|incorrect|wrong)\\s{1,3}(?:value\\s{0,3}(?:for|of|:)?\\s{0,3})?(?:the\\s{1,3})?"
                    + "(?:parameter|argument|field)?\\s{0,3}:?\\s{0,3}" + QUOTES + "$|range of\\s{1,3}" + QUOTES + "$"
                    + "|\\bonly the default (?:value )?(?:of |for )?(?:the )?" + QUOTES + "$"
                    + "|is not (?:an? )?(?:valid|supported|allowed|accepted) (?:value (?:for|of) )?(?:the )?" + QUOTES + "$");
    private static final Pattern VALUE_AFTER = pattern("^" + QUOTES
            + "(?:(?:\\s{1,3}(?:value|parameter|for \\S{1,60}))?\\s{1,3}(?:does not support|must|should|has to|is too|cannot|can not|can only|only|exceeds|out of|is limited|or [\\\\'\"`]{0,2}max_)"
            + "|\\s{1,3}" + QUOTES + "[\\w.]{1,12}" + QUOTES + "\\s{1,3}is not (?:one of|an? valid|valid|supported|allowed|accepted)"
            + "|\\s{0,3}:\\s{0,3}(?:input should|only|ensure|must|should|value)"
            + "|[\\])]{0,2},?\\s{0,3}[\\\\'\"]{0,3}msg[\\\\'\"]{0,3}\\s{0,3}:\\s{0,3}[\\\\'\"]{0,3}(?:input|ensure|value))");
    /// Where a name without quotation marks stands that is the service's own, not one within somebody's sentence.
    private static final Pattern BEGINS = pattern("(?:(?:^|[.:;\\n(\\[]\\s{0,3})(?:(?:the|setting|specifying|a custom) ){0,2}|parameter\\s|argument\\s|field\\s|[\\\\'\"`‘“]|body\\.|\\$\\.|#/)$");
    private static final Pattern HAS_VALUE = pattern("^(?:=|" + QUOTES + "\\s{1,3}" + QUOTES + "(?:" + String.join("|", Efforts.ALL) + ")\\b)");
    private static final Pattern NO_STREAM = pattern(
            "stream(?:ing|ed)?(?: requests?| responses?)? (?:is|are) not (?:yet )?(?:supported|allowed|enabled|available)"
                    + "|do(?:es)?(?:n't| not) support stream(?:ing|ed)\\b|must be verified to stream");
    private static final Pattern NO_THINKING = pattern("does not support (?:thinking|reasoning(?: effort)?)(?:\\.|$|\\s)");

    private static final Pattern EFFORT_VALUE = pattern(
            "(?:invalid|unsupported) value:?\\s{0,3}" + QUOTES + "(" + String.join("|", Efforts.ALL) + ")\\b[^\n]{0,80}(?:supported|allowed|valid) values");

    /// The field that the refusal names, and was sent.
    ///
    /// @param fields what was sent: names and values
    static Optional<RefusedField> find(
            @Nullable String code, @Nullable String param, String message, Map<String, String> fields) {
        var sent = fields.keySet();
        var kind = code == null ? "" : code.toLowerCase(Locale.ROOT);
        if (OF_NEITHER.contains(kind)) {
            return Optional.empty();
        }
        if (param != null && PLAIN_NAME.matcher(param).matches()) {
            return named(kind, param, message, sent);
        }
        var words = param == null ? message : message + "\n" + param; // some put a sentence there
        return sent.stream().flatMap(field -> spellings(field).stream().flatMap(spelling -> said(field, spelling, words).stream()))
                .findFirst()
                .or(() -> inOtherWords(words, sent))
                .or(() -> byItsValue(words, fields));
    }

    private static Optional<RefusedField> named(String code, String param, String message, Set<String> sent) {
        var name = param.replaceFirst("^(?:body\\.|\\$\\.|#/|/)", "");
        boolean isOfField = OF_FIELDS.contains(code) || (!isOfValue(code, message) && NOT_TAKEN.matcher(message).find());
        for (var field : sent) {
            boolean isIt = spellings(field).contains(name)
                    && (!isOfField || !isOtherName(field, name));
            if (isIt) {
                boolean isTaken = !isOfField && !isOwn(field);
                return Optional.of(new RefusedField(field, isTaken ? Complaint.VALUE : Complaint.NOT_TAKEN, message));
            }
        }
        return Optional.empty();
    }

    private static boolean isOfValue(String code, String message) {
        return code.endsWith("_value") || VALUE.matcher(message).find();
    }

    /// Fields that hold no choice of the caller's: only whether they are sent can be changed.
    private static boolean isOwn(String field) {
        return field.equals(RequestFields.STREAM_OPTIONS) || field.equals(RequestFields.STORE);
    }

    /// How services call this field: as it was sent, in other letters, or as it is called elsewhere.
    private static List<String> spellings(String field) {
        var names = new ArrayList<String>(List.of(field, camel(field)));
        if (RequestFields.isOutputLimit(field)) {
            names.addAll(List.of("max_tokens", "max_completion_tokens", "max_output_tokens"));
        } else if (RequestFields.isEffort(field)) {
            names.addAll(List.of("reasoning_effort", "reasoningEffort", "reasoning.effort", "reasoning", "effort"));
        } else if (field.equals(RequestFields.STREAM_OPTIONS)) {
            names.add("stream_options.include_usage");
        }
        if (RequestFields.isEffort(field) || field.equals(RequestFields.TEMPERATURE)) {
            names.add(Character.toUpperCase(field.charAt(0)) + field.substring(1)); // begins a sentence
        }
        return names.stream().distinct().toList();
    }

    /// An output limit that is not taken under a name that was not sent is no reason to leave ours out.
    private static boolean isOtherName(String field, String name) {
        return RequestFields.isOutputLimit(field) && !name.equals(field) && !name.equals(camel(field));
    }

    private static String camel(String field) {
        var text = new StringBuilder();
        for (int i = 0; i < field.length(); i++) {
            boolean isAfterLine = i > 0 && field.charAt(i - 1) == '_';
            if (field.charAt(i) != '_') {
                text.append(isAfterLine ? Character.toUpperCase(field.charAt(i)) : field.charAt(i));
            }
        }
        return text.toString();
    }

    private static Optional<RefusedField> said(String field, String name, String words) {
        for (int at = words.indexOf(name); at >= 0; at = words.indexOf(name, at + 1)) {
            int end = at + name.length();
            if (!isWhole(words, at, end)) {
                continue;
            }
            var before = words.substring(Math.max(0, at - BEFORE), at);
            var after = words.substring(end, Math.min(words.length(), end + AFTER));
            var complaint = complaint(before, after);
            if (complaint.isPresent() && !(complaint.get() == Complaint.NOT_TAKEN && isOtherName(field, name))) {
                return Optional.of(new RefusedField(field, complaint.get(), words.substring(Math.max(0, at - BEFORE))));
            }
        }
        return Optional.empty();
    }

    private static Optional<Complaint> complaint(String before, String after) {
        boolean begins = BEGINS.matcher(before).find();
        boolean hasValue = HAS_VALUE.matcher(after).find(); // `does not support reasoning_effort='none'`
        if (hasValue && NOT_TAKEN_BEFORE.matcher(before).find()) {
            return Optional.of(Complaint.VALUE);
        }
        if (NOT_TAKEN_BEFORE.matcher(before).find() || (begins && NOT_TAKEN_AFTER.matcher(after).find())) {
            return Optional.of(Complaint.NOT_TAKEN);
        }
        boolean isValue = VALUE_BEFORE.matcher(before).find() || (begins && VALUE_AFTER.matcher(after).find());
        return isValue ? Optional.of(Complaint.VALUE) : Optional.empty();
    }

    private static boolean isWhole(String words, int start, int end) {
        boolean begins = start == 0 || !isOfName(words.charAt(start - 1))
                && (words.charAt(start - 1) != '.' || BEGINS.matcher(words.substring(Math.max(0, start - 6), start)).find());
        boolean ends = end == words.length() || !isOfName(words.charAt(end))
                && !(words.charAt(end) == '.' && end + 1 < words.length() && isOfName(words.charAt(end + 1)));
        return begins && ends;
    }

    private static boolean isOfName(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    private static Optional<RefusedField> inOtherWords(String words, Set<String> sent) {
        if (sent.contains(RequestFields.STREAM) && NO_STREAM.matcher(words).find()) {
            return Optional.of(new RefusedField(RequestFields.STREAM, Complaint.NOT_TAKEN, words));
        }
        return sent.stream()
                .filter(field -> RequestFields.isEffort(field) && NO_THINKING.matcher(words).find())
                .map(field -> new RefusedField(field, Complaint.NOT_TAKEN, words))
                .findFirst();
    }

    /// Some name neither field nor parameter, only the effort and those there are instead.
    private static Optional<RefusedField> byItsValue(String words, Map<String, String> fields) {
        var value = EFFORT_VALUE.matcher(words);
        return fields.entrySet().stream()
                .filter(field -> RequestFields.isEffort(field.getKey()) && value.find() && value.group(1).equals(field.getValue()))
                .map(field -> new RefusedField(field.getKey(), Complaint.VALUE, words))
                .findFirst();
    }

    private static Pattern pattern(String words) {
        return Pattern.compile(words, Pattern.CASE_INSENSITIVE);
    }
}
