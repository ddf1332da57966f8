package foundrybench.sim;

import foundrybench.sim.BrokenSink.Break;
import foundrybench.wire.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// Sends one answer as it was asked for, whole or as a stream, and lets happen to it what fate wants.
///
/// @param isFlood whether deltas that are due need not be sent one by one
record Sending(Visit visit, Reply reply, boolean isFlood, Optional<Fate.Mishap> mishap) {
    private static final String EVENTS = "text/event-stream; charset=utf-8";

    /// @throws Refusal if there is to be no answer
    /// @throws IOException if the connection is gone, or is to go
    void all() throws Refusal, IOException {
        if (mishap.isPresent()) {
            spoil(mishap.get());
        } else if (reply.facts().ask().stream()) {
            stream(sink -> sink);
        } else {
            visit.pacer().await(reply.facts().endMillis());
            visit.send(200, reply.whole());
        }
    }

    private void spoil(Fate.Mishap met) throws Refusal, IOException {
        switch (met.fault()) {
            case RATE_LIMIT -> throw Outage.rateLimit(Outage.WaitForm.of(met.turn()));
            case DAY_LIMIT -> throw Outage.dayLimit();
            case SERVER_ERROR -> throw Outage.serverError();
            case UNAVAILABLE -> throw Outage.unavailable();
            case BAD_GATEWAY -> visit.send(502, Visit.HTML, bytes(Outage.BAD_GATEWAY));
            case HTML -> visit.send(200, Visit.HTML, bytes(Outage.SIGN_IN));
            case FAILED -> fail(new FailedReply(reply, met.turn() % 2 == 1));
            case SILENCE -> {
                if (met.turn() % 2 == 0) {
                    throw visit.fallSilent();
                }
                spoil(met, Break.SILENCE);
            }
            case CUT -> spoil(met, Break.CUT);
            case CLEAN_CUT -> spoil(met, Break.CLEAN_CUT);
            case HUGE -> spoil(met, Break.HUGE);
        }
    }

    private void spoil(Fate.Mishap met, Break how) throws IOException {
        if (reply.facts().ask().stream()) {
            int before = BrokenSink.deltasBefore(met.turn(), reply.facts().deltas());
            stream(sink -> new BrokenSink(sink, visit, how, before));
        } else {
            visit.pacer().await(reply.facts().endMillis());
            whole(Json.write(reply.whole()), how);
        }
    }

    private void fail(FailedReply failed) throws IOException {
        if (failed.isLimited()) {
            visit.ask(1000, "retry-after", "1");
        }
        if (!reply.facts().ask().stream()) {
            visit.send(200, failed.whole());
            return;
        }
        failed.stream(open());
        visit.close();
    }

    /// What stands between the answer and the wire.
    private interface Wrap {
        EventSink around(SseSink sink);
    }

    private void stream(Wrap wrap) throws IOException {
        var sink = open();
        try {
            reply.stream(wrap.around(sink));
        } catch (BrokenSink.CleanEnd _) {
            sink.flush();
        }
        visit.close();
    }

    private SseSink open() throws IOException {
        visit.pacer().await(reply.facts().schedule().headersMillis());
        return new SseSink(visit.open(200, EVENTS, 0), visit.pacer(), isFlood, visit::hasFirstDelta);
    }

    /// Half of what was announced, and then a broken connection or silence; half, and said to be all; or all, and
    /// a field of some MB.
    private void whole(String json, Break how) throws IOException {
        switch (how) {
            case CUT -> {
                sendHalf(json);
                throw new IOException("cut on purpose");
            }
            case SILENCE -> {
                sendHalf(json);
                throw visit.fallSilent();
            }
            case CLEAN_CUT -> visit.send(200, Visit.JSON, Arrays.copyOf(bytes(json), bytes(json).length / 2));
            case HUGE -> visit.send(200, Visit.JSON, bytes(BrokenSink.huge(json)));
        }
    }

    private void sendHalf(String json) throws IOException {
        var body = bytes(json);
        var out = visit.open(200, Visit.JSON, body.length);
        out.write(body, 0, body.length / 2);
        out.flush();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
