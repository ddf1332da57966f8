package foundrybench.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foundrybench.model.Completion;
import foundrybench.model.CompletionBuilder;
import foundrybench.model.CompletionEvent.Reasoning;
import foundrybench.model.CompletionEvent.Text;
import foundrybench.model.CompletionEvent;
import foundrybench.model.FailureFacts;
import foundrybench.model.FailureKind;
import foundrybench.model.FailureText;
import foundrybench.model.Parameters;
import foundrybench.model.Status;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every kept answer decodes to its golden values, however its bytes are cut.
class ConformanceTest {
    static Stream<Arguments> fixturesAndStrides() {
        return Fixture.all()
                .flatMap(fixture -> Stream.of(1, 3, 8192, Integer.MAX_VALUE).map(stride -> Arguments.of(fixture, stride)));
    }

    static Stream<Fixture> streams() {
        return Fixture.all().filter(f -> f.body().length < 10_000 && f.headers().getOrDefault("content-type", "").contains("event-stream"));
    }

    @Test
    void thereAreSeventyNineOfThem() {
        assertEquals(79, Fixture.all().count());
    }

    @ParameterizedTest
    @MethodSource("fixturesAndStrides")
    void decodesToTheGoldenValues(Fixture fixture, int stride) throws Exception {
        GoldenValues.assertGolden(fixture.expected(), fold(fixture, decode(fixture, stride)));
    }

    @ParameterizedTest
    @MethodSource("streams")
    void stoppedAnywhereItKeepsWhatHadCome(Fixture fixture) throws Exception {
        for (int length = 0; length <= fixture.body().length; length += 37) {
            var events = new ArrayList<CompletionEvent>();
            var decoder = decoder(fixture, events);
            decoder.feed(fixture.body(), 0, length);
            if (decoder.hasEnded()) {
                return;
            }
            var before = text(events);
            decoder.stop(FailureText.describe(FailureKind.CANCELLED, FailureFacts.message(null)));
            var stopped = fold(fixture, events);
            assertEquals(Status.STOPPED, stopped.status());
            assertEquals(true, text(events).startsWith(before), "what had been given out stays");
        }
    }

    private static String text(List<CompletionEvent> events) {
        var text = new StringBuilder();
        for (var event : events) {
            switch (event) {
                case Text(_, var delta, _) -> text.append(delta);
                case Reasoning(_, var delta, _) -> text.append(delta);
                default -> {}
            }
        }
        return text.toString();
    }

    private static List<CompletionEvent> decode(Fixture fixture, int stride) {
        var events = new ArrayList<CompletionEvent>();
        var decoder = decoder(fixture, events);
        var body = fixture.body();
        for (int from = 0; from < body.length; from += Math.min(stride, body.length)) {
            decoder.feed(body, from, Math.min(stride, body.length - from));
        }
        decoder.end();
        return events;
    }

    private static AnswerDecoder decoder(Fixture fixture, List<CompletionEvent> events) {
        return new AnswerDecoder(
                fixture.protocol(),
                fixture.status(),
                AnswerHeaders.of(fixture.headers()),
                FailureFacts.message(null),
                InstantSource.system(),
                events::add);
    }

    private static Completion fold(Fixture fixture, List<CompletionEvent> events) throws Exception {
        var origin = new Completion.Origin(
                "id", null, null, true, null, fixture.protocol(), Parameters.NONE, 0, null);
        var builder = new CompletionBuilder(origin, null, fixture.price(), false);
        events.forEach(builder::add);
        return builder.snapshot();
    }
}
