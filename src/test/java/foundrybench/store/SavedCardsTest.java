package foundrybench.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.model.Card;
import foundrybench.model.Deployment;
import foundrybench.model.Feature;
import foundrybench.model.Protocol;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SavedCardsTest {
    private static final Instant MONDAY = Instant.parse("2026-11-23T12:00:00Z");
    private static final String HERE = "https://acct-x.openai.azure.com/";
    private static final Card CARD = Card.blank("prod thinker")
            .with(Feature.of(Protocol.CHAT, "max_tokens"), new Card.Mark(false, "Unsupported parameter: \u0000 🤖", MONDAY))
            .with(Feature.of(Protocol.CHAT, "reasoning_effort", "none"), new Card.Mark(false, "no", MONDAY))
            .with(Feature.of(Protocol.RESPONSES, "reasoning.effort", "low"), new Card.Mark(true, null, MONDAY))
            .with(Feature.of(Protocol.RESPONSES), new Card.Mark(true, null, MONDAY))
            .withLeastOutput(16)
            .withLimits(new Deployment.Limits(60_000L, 60L, null, 4096L))
            .probedBy(new Card.Probed(MONDAY, "gpt-5.4", 12, new BigDecimal("0.0012"), "guide-2026-05", false))
            .gone(new Card.Stale("no more", MONDAY.plusSeconds(9)));

    @TempDir
    Path home = Path.of("");

    @Test
    void cardsAreReadAsTheyWereSavedAndOnlyTheOwnerReadsThem() throws Exception {
        SavedCards.NONE.with(HERE, List.of(CARD, Card.blank("b"))).save(home.resolve("new"));
        assertEquals(List.of(Card.blank("b"), CARD), byName(SavedCards.load(home.resolve("new")).at(HERE)));
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(SavedCards.file(home.resolve("new")))));
        assertEquals(SavedCards.NONE, SavedCards.load(home));
    }

    @Test
    void theHostNamesOfOneResourceAreOnePlace() {
        var saved = SavedCards.NONE.with(HERE, List.of(CARD));
        assertEquals(List.of(CARD), saved.at("https://acct-x.cognitiveservices.azure.com/"));
        assertEquals(List.of(), saved.at("https://acct-y.openai.azure.com/"));
        assertEquals(1, saved.with("https://acct-x.services.ai.azure.com/", List.of(Card.blank("b"))).places().size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"places": [                                                                                                          | cards.json, line 1, column
            {"places": [{"endpoint": "x", "cards": [{"deployment": "", "marks": {}}]}]}                                           | places[0].cards[0].deployment is empty
            {"places": [{"endpoint": "x", "cards": [{"deployment": "d", "marks": {"soap": {}}}]}]}                                | places[0].cards[0].marks."soap" begins with neither chat nor responses
            {"places": [{"endpoint": "x", "cards": [{"deployment": "d", "marks": {"chat": {"accepted": true}}}]}]}                | places[0].cards[0].marks.chat.at is missing
            {"places": [{"endpoint": "x", "cards": [{"deployment": "d", "marks": {}, "leastOutput": 0}]}]}                        | places[0].cards[0].leastOutput is not above 0
            {"places": [{"endpoint": "x", "cards": [{"deployment": "d", "marks": {}}, {"deployment": "d", "marks": {}}]}]}        | places[0].cards[1].deployment "d" is there twice
            {"places": [{"endpoint": "a b", "cards": []}]}                                                                        | places[0].endpoint is no address: a b
            """)
    void aDamagedFileIsNamedUsedForNothingAndLeftAsItIs(String text, String problem) throws Exception {
        Files.writeString(SavedCards.file(home), text);
        var failure = assertThrows(KeptFileException.class, () -> SavedCards.load(home));
        assertTrue(String.valueOf(failure.getMessage()).contains(problem), failure.getMessage());
        var told = new ArrayList<String>();
        try (var keeper = new CardKeeper(home, HERE, told::add)) {
            assertEquals(List.of(), keeper.load());
            keeper.keep(CARD);
        }
        assertEquals(1, told.size(), told::toString);
        assertTrue(told.getFirst().startsWith("what was learned of the deployments is not used: "), told::toString);
        assertEquals(text, Files.readString(SavedCards.file(home)));
    }

    @Test
    void whatCannotBeSavedIsToldOnceAndStopsNothing() throws Exception {
        var file = Files.writeString(home.resolve("file"), "no folder");
        var told = new ArrayList<String>();
        try (var keeper = new CardKeeper(file, HERE, told::add)) {
            keeper.keep(CARD);
            keeper.keep(Card.blank("b"));
        }
        assertEquals(1, told.size(), told::toString);
        assertTrue(told.getFirst().startsWith("what was learned of the deployments is not kept: "), told::toString);
    }

    @Test
    void whoSaveAtTheSameTimeLoseNothingOfEachOther() throws Exception {
        var start = new CountDownLatch(1);
        var threads = new ArrayList<Thread>();
        for (int n = 0; n < 6; n++) {
            var name = "d" + n;
            threads.add(Thread.ofVirtual().start(() -> {
                try (var keeper = new CardKeeper(home, HERE, problem -> { throw new AssertionError(problem); })) {
                    start.await();
                    for (int i = 0; i < 5; i++) {
                        keeper.keep(Card.blank(name).with(Feature.of(Protocol.CHAT, "f" + i), new Card.Mark(true, null, MONDAY)));
                    }
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }));
        }
        start.countDown();
        for (var thread : threads) {
            thread.join();
        }
        var saved = SavedCards.load(home).at(HERE);
        assertEquals(6, saved.size());
        saved.forEach(card -> assertEquals(5, card.marks().size(), card.deployment()));
    }

    @Test
    void twoProcessesLoseNothingOfEachOther() throws Exception {
        var processes = List.of(CardProcess.start(home, HERE, "a"), CardProcess.start(home, HERE, "b"));
        for (var process : processes) {
            assertEquals('!', process.getInputStream().read(), "it is there");
        }
        for (var process : processes) {
            process.outputWriter().append('!').flush();
        }
        for (var process : processes) {
            assertEquals(0, process.waitFor());
        }
        var saved = SavedCards.load(home).at(HERE);
        assertEquals(2, saved.size());
        saved.forEach(card -> assertEquals(CardProcess.FINDINGS, card.marks().size(), card.deployment()));
    }

    private static List<Card> byName(List<Card> cards) {
        return cards.stream().sorted((a, b) -> a.deployment().compareTo(b.deployment())).toList();
    }
}
