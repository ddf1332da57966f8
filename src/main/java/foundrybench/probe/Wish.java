package foundrybench.probe;

import foundrybench.model.Protocol;

/// Something that a request may ask for beside its prompt and the output limit. Several stand in one question: when it
/// is accepted, they all are.
enum Wish {
    STREAM("stream", "stream"),
    USAGE("stream_options", "stream_options"),
    SCHEMA("response_format", "text.format"),
    TEMPERATURE("temperature", "temperature"),
    TOP_P("top_p", "top_p"),
    EFFORT("reasoning_effort", "reasoning.effort");

    private final String chat;
    private final String responses;

    Wish(String chat, String responses) {
        this.chat = chat;
        this.responses = responses;
    }

    /// The field that it stands in on the wire.
    String field(Protocol protocol) {
        return switch (protocol) {
            case CHAT -> chat;
            case RESPONSES -> responses;
        };
    }
}
