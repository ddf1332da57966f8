package foundrybench.provider;

import foundrybench.model.Protocol;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Whether a refusal means that the deployment does not speak the protocol it was asked by. Each service and gateway has
/// words of its own for it; an address that is not there (`Resource not found`) is something else.
final class RefusedProtocol {
    private static final Pattern NOT_BY_CHAT = pattern("chat ?completions? operation does not work"
            + "|operation does not work with the specified model"
            + "|only (?:supported|available) (?:in|via|through|on|with|by) (?:the )?(?:/?v1)?/?responses\\b"
            + "|not (?:a chat model|supported|accessible|available)[^.\n]{0,60}chat/completions"
            + "|not supported (?:by|with|in|on|via) (?:the )?chat completions? api"
            + "|does not support (?:the )?chat ?completions?\\b"
            + "|use (?:the )?(?:/?v1/responses|responses api)");
    private static final Pattern NOT_BY_RESPONSES = pattern("operation does not work with the specified model"
            + "|not supported (?:by|with|in|on|via) (?:the )?responses? api"
            + "|only (?:supported|available) (?:in|via|through|on|with|by) (?:the )?(?:/?v1)?/?chat/completions"
            + "|not (?:supported|accessible|available) (?:by|with|in|on|via) (?:the )?(?:/?v1)?/?responses\\b"
            + "|does not support (?:the )?(?:/?v1/)?responses?\\b(?: api| endpoint)?");

    private RefusedProtocol() {}

    static boolean isRefused(Protocol asked, @Nullable String code, String message) {
        if ("OperationNotSupported".equalsIgnoreCase(code)) {
            return true;
        }
        return switch (asked) {
            case CHAT -> NOT_BY_CHAT.matcher(message).find();
            case RESPONSES -> NOT_BY_RESPONSES.matcher(message).find();
        };
    }

    private static Pattern pattern(String words) {
        return Pattern.compile(words, Pattern.CASE_INSENSITIVE);
    }
}
