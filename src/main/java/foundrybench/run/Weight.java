package foundrybench.run;

import foundrybench.model.Message;
import foundrybench.model.Request;

/// What a request counts for against the tokens per minute: its prompt and all the output that it may take, whatever
/// it takes then. The prompt is estimated by its letters, which costs no vocabulary; the answers' headers correct it.
final class Weight {
    /// What is counted for the output of a request that sets no limit.
    static final long UNTOLD_OUTPUT = 1000;

    private static final int LETTERS_PER_TOKEN = 4;
    private static final int LAST_ASCII = 0x7F;
    private static final int TOKENS_PER_MESSAGE = 4;
    private static final int TOKENS_BEFORE_ANSWER = 3;

    private Weight() {}

    /// In tokens.
    static long of(Request request) {
        long prompt = TOKENS_BEFORE_ANSWER;
        for (var message : request.prompt().messages()) {
            prompt += TOKENS_PER_MESSAGE + tokens(message);
        }
        var limit = request.parameters().maxTokens();
        return prompt + (limit == null ? UNTOLD_OUTPUT : limit);
    }

    /// Four plain letters or one other sign make a token, about.
    private static long tokens(Message message) {
        long others = message.text().chars().filter(c -> c > LAST_ASCII).count();
        return others + Math.ceilDiv(message.text().length() - others, (long) LETTERS_PER_TOKEN);
    }
}
