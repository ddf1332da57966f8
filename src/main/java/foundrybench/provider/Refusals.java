package foundrybench.provider;

import foundrybench.model.Failure;
import foundrybench.model.FailureKind;
import foundrybench.model.Lesson;
import foundrybench.model.Request;
import foundrybench.model.RequestFields;
import foundrybench.provider.RefusedField.Complaint;
import java.util.Optional;
import java.util.Set;

/// Reads what a refusal teaches: from the field that it names, or from its words alone, for many services name it only
/// there. What is not in the request that was sent is never learned, so that a message which repeats a prompt misleads
/// nobody.
public final class Refusals {
    /// Bad requests, and errors inside a stream that had begun with success.
    private static final Set<Integer> STATUSES = Set.of(200, 400, 422);
    private static final Set<FailureKind> KINDS = Set.of(
            FailureKind.UNSUPPORTED_OPERATION,
            FailureKind.UNSUPPORTED_PARAMETER,
            FailureKind.BAD_REQUEST,
            FailureKind.STREAM_ERROR);
    private static final int LONGEST_WHY = 300;

    private Refusals() {}

    /// What to do otherwise; empty when the refusal does not say.
    ///
    /// @param sent the request that was refused
    public static Optional<Lesson> lesson(Failure failure, Request sent) {
        var message = failure.message();
        if (message == null) {
            return Optional.empty();
        }
        boolean isRefusal = KINDS.contains(failure.kind()) && STATUSES.contains(failure.httpStatus());
        var ofField = isRefusal ? ofField(failure, message, sent) : Optional.<Lesson>empty();
        boolean mayBeProtocol = isRefusal || failure.kind() == FailureKind.NOT_FOUND;
        return ofField.or(() -> mayBeProtocol ? ofProtocol(failure, message, sent) : Optional.empty());
    }

    private static Optional<Lesson> ofProtocol(Failure failure, String message, Request sent) {
        var protocol = sent.deployment().protocol();
        return RefusedProtocol.isRefused(protocol, failure.code(), message)
                ? Optional.of(new Lesson.NotSpoken(protocol, why(message)))
                : Optional.empty();
    }

    private static Optional<Lesson> ofField(Failure failure, String message, Request sent) {
        var fields = RequestFields.of(sent);
        var named = RefusedField.find(failure.code(), failure.param(), message, fields);
        return named.flatMap(found -> {
            var about = new RefusedValue(
                    sent.deployment().protocol(), found.field(), String.valueOf(fields.get(found.field())), why(message));
            var words = found.words();
            if (found.complaint() == Complaint.NOT_TAKEN || found.field().equals(RequestFields.STREAM)) {
                return Optional.of(about.notTaken(words));
            }
            if (RequestFields.isOutputLimit(found.field())) {
                return about.bound(words);
            }
            return Optional.of(about.notThisValue(words));
        });
    }

    private static String why(String message) {
        if (message.length() <= LONGEST_WHY) {
            return message;
        }
        boolean inCharacter = Character.isHighSurrogate(message.charAt(LONGEST_WHY - 1));
        return message.substring(0, inCharacter ? LONGEST_WHY - 1 : LONGEST_WHY) + "…";
    }
}
