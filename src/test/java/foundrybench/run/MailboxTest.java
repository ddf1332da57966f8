package foundrybench.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foundrybench.model.CompletionEvent.Started;
import foundrybench.model.Protocol;
import foundrybench.model.RunEvent;
import foundrybench.model.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MailboxTest {
    @Test
    void whatIsLeftIsTakenOnceOldestFirst() {
        var mailbox = new Mailbox();
        assertEquals(List.of(), mailbox.drain());
        mailbox.put(event(0, 1));
        mailbox.put(event(0, 2));
        assertEquals(List.of(event(0, 1), event(0, 2)), mailbox.drain());
        assertEquals(List.of(), mailbox.drain());
        mailbox.put(event(0, 3));
        assertEquals(List.of(event(0, 3)), mailbox.drain());
    }

    @Test
    void whatWasTakenStaysAsItIsWhenMoreComes() {
        var mailbox = new Mailbox();
        mailbox.put(event(0, 1));
        var taken = mailbox.drain();
        mailbox.put(event(0, 2));
        assertEquals(List.of(event(0, 1)), taken);
    }

    @Test
    void manyWritersAndOneReaderLoseNothingAndKeepEachWritersOrder() throws InterruptedException {
        int writers = 8;
        int each = 5_000;
        var mailbox = new Mailbox();
        var writing = new CountDownLatch(writers);
        for (int w = 0; w < writers; w++) {
            int writer = w;
            Thread.ofPlatform().start(() -> {
                IntStream.range(0, each).forEach(i -> mailbox.put(event(writer, i)));
                writing.countDown();
            });
        }
        var taken = new ArrayList<RunEvent>();
        while (writing.getCount() > 0) {
            taken.addAll(mailbox.drain());
        }
        taken.addAll(mailbox.drain());
        for (int w = 0; w < writers; w++) {
            var model = "writer " + w;
            assertEquals(
                    IntStream.range(0, each).mapToObj(i -> Long.valueOf(i)).toList(),
                    taken.stream().filter(e -> e.event().equals(new Started(model))).map(RunEvent::atNanos).toList());
        }
    }

    private static RunEvent event(int writer, long atNanos) {
        var call = Samples.call("id", Samples.deployment("Kimi-K2.6", Protocol.CHAT));
        return new RunEvent(call, atNanos, new Started("writer " + writer));
    }
}
