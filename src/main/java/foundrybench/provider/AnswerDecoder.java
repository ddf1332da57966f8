package foundrybench.provider;

import com.fasterxml.jackson.databind.JsonNode;
import foundrybench.model.CompletionEvent.Answered;
import foundrybench.model.CompletionEvent.Filtered;
import foundrybench.model.CompletionEvent;
import foundrybench.model.Failure;
import foundrybench.model.FailureFacts;
import foundrybench.model.Protocol;
import foundrybench.wire.Json;
import foundrybench.wire.JsonException;
import foundrybench.wire.SseReader;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// Decodes one HTTP answer, live or recorded, in whatever pieces its body comes. An event stream with status
/// 200 goes to the protocol's decoder event by event; everything else is read whole.
///
/// Gives [Answered] at once, and exactly one ending. Belongs to one thread.
public final class AnswerDecoder {
    private static final int LARGEST = 128 * 1024 * 1024;

    private final AnswerContext context;
    private final EventSink sink;
    private final BodyDecoder decoder;
    private final SseReader reader;
    private final WholeBody body = new WholeBody();
    private final boolean streamed;

    /// @param about who was asked, for the words of a failure
    /// @param clock for a wait that is told as a date
    /// @param out takes each event, on the feeding thread
    public AnswerDecoder(
            Protocol protocol,
            int status,
            AnswerHeaders headers,
            FailureFacts about,
            InstantSource clock,
            Consumer<CompletionEvent> out) {
        this(protocol, status, headers, about, clock, UnaryOperator.identity(), out);
    }

    /// @param mask takes the caller's key out of the other side's words
    AnswerDecoder(
            Protocol protocol,
            int status,
            AnswerHeaders headers,
            FailureFacts about,
            InstantSource clock,
            UnaryOperator<String> mask,
            Consumer<CompletionEvent> out) {
        this.context = new AnswerContext(status, headers, about, new RequestedWait(clock), mask);
        this.sink = new EventSink(out);
        this.decoder = switch (protocol) {
            case CHAT -> new ChatDecoder(context, sink);
            case RESPONSES -> new ResponsesDecoder(context, sink);
        };
        this.reader = new SseReader(event -> {
            if (!sink.hasEnded() && !event.isBlank()) { // some hosts send empty data to keep the line alive
                decoder.event(event);
            }
        });
        this.streamed = status == 200 && headers.isEventStream();
        sink.emit(new Answered(status, headers.transport(), headers.isSimulated(), headers.isRecorded()));
        if (headers.isEncoded()) {
            sink.fail(status == 200 ? context.malformed("the body is compressed, which was not asked for") : context.ofStatus(""));
        }
    }

    /// Takes the next bytes of the body. What follows the answer's end is ignored.
    public void feed(byte[] bytes, int offset, int length) {
        if (sink.hasEnded()) {
            return;
        }
        if (streamed) {
            reader.feed(bytes, offset, length);
            sink.flush();
            if (reader.held() > LARGEST && !sink.hasEnded()) {
                stop(context.malformed("An event is larger than 128 MB."));
            }
        } else if (body.size() + length > LARGEST) {
            sink.fail(context.malformed("The body is larger than 128 MB."));
        } else {
            body.add(bytes, offset, length);
        }
    }

    /// The body ended properly.
    public void end() {
        close("");
    }

    /// The connection broke.
    ///
    /// @param cause what the network said, not empty
    public void broken(String cause) {
        close(cause);
    }

    /// The call is ended from outside; what had come is kept.
    public void stop(Failure failure) {
        decoder.flush();
        sink.fail(failure);
    }

    /// Whether the answer has ended; the rest of the body does not matter then.
    public boolean hasEnded() {
        return sink.hasEnded();
    }

    private void close(String cause) {
        if (sink.hasEnded()) {
            return;
        }
        if (streamed) {
            reader.end();
            if (!sink.hasEnded()) {
                decoder.end(cause);
            }
        } else {
            whole(cause);
        }
    }

    private void whole(String cause) {
        try {
            var json = Json.parseForeign(body.text(), body.size());
            if (context.status() == 200) {
                if (!json.isObject() || !decoder.whole(json)) {
                    sink.fail(context.malformed(body.beginning()));
                }
            } else {
                reportFilters(json);
                sink.fail(json.isObject() ? context.ofStatus(json) : context.ofStatus(body.beginning()));
            }
        } catch (JsonException e) {
            if (context.status() == 200) {
                sink.fail(cause.isEmpty() ? context.malformed(body.beginning()) : context.truncated(cause));
            } else {
                sink.fail(context.ofStatus(body.beginning()));
            }
        }
    }

    private void reportFilters(JsonNode json) {
        var struck = FilterResults.struck(json);
        if (!struck.isEmpty()) {
            sink.emit(new Filtered(struck));
        }
    }
}
