package foundrybench.probe;

import foundrybench.model.Protocol;
import foundrybench.model.RequestFields;

/// Something that a request may ask for beside its prompt and the output limit. Several stand in one question: when it
/// is accepted, they all are.
enum Wish {
    STREAM,
    USAGE,
    SCHEMA,
    TEMPERATURE,
    TOP_P,
    EFFORT;

    /// The field that it stands in on the wire.
    String field(Protocol protocol) {
        return switch (this) {
            case STREAM -> RequestFields.STREAM;
            case USAGE -> RequestFields.STREAM_OPTIONS;
            case SCHEMA -> RequestFields.schema(protocol);
            case TEMPERATURE -> RequestFields.TEMPERATURE;
            case TOP_P -> RequestFields.TOP_P;
            case EFFORT -> RequestFields.effort(protocol);
        };
    }
}
