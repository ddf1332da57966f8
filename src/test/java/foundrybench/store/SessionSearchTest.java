package foundrybench.store;

import static foundrybench.store.StoreSamples.START;
import static foundrybench.store.StoreSamples.answer;
import static foundrybench.store.StoreSamples.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foundrybench.model.Completion;
import foundrybench.model.CompletionEvent.Finished;
import foundrybench.model.CompletionEvent.Sent;
import foundrybench.model.CompletionEvent.Text;
import foundrybench.model.CompletionEvent.UsageReported;
import foundrybench.model.CompletionEvent;
import foundrybench.model.FinishReason;
import foundrybench.model.Passage.Where;
import foundrybench.model.Passage;
import foundrybench.model.Prompt;
import foundrybench.model.Rating;
import foundrybench.model.Run;
import foundrybench.model.SessionQuery;
import foundrybench.model.Slot;
import foundrybench.model.Status;
import foundrybench.model.Usage;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Sessions are found again by what was asked, answered and said of them.
class SessionSearchTest {
    @TempDir
    Path home;

    SessionStore store;

    @BeforeEach
    void open() throws StoreException {
        store = SessionStore.open(home, problem -> {
            throw new AssertionError(problem.words());
        });
    }

    @AfterEach
    void close() {
        store.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            kettle              | refund
            ket                 | refund
            KETTLE              | refund
            ettl                | refund
            *ettl*              | refund
            tl                  | refund
            "cracked kettle"    | refund
            "kettle cracked"    |
            kettle nine         | refund
            kettle banana       |
            naive               | cafe
            Café                | cafe
            cafe                | cafe
            答是                | chinese
            的回答是            | chinese
            回                  | chinese
            สวัส                | thai
            fun                 | refund chinese
            "fun"               | chinese
            don't               | cafe
            refund-policy       | refund
            €                   | cafe
            nosuchthing         |
            """)
    void whatIsTypedFindsWhatOneExpects(String typed, String found) throws Exception {
        save("thai", START.minusSeconds(4), "Say hello in Thai.", "สวัสดีครับ");
        save("chinese", START.minusSeconds(3), "How much fun?", "这个问题的回答是四。");
        save("cafe", START.minusSeconds(2), "A naïve question", "Don't worry: the café takes 5 €.");
        save("refund", START.minusSeconds(1), "Refund or replace?", "The cracked kettle, nine days old, falls under the refund policy. Funded.");
        assertEquals(found == null ? List.of() : List.of(found.split(" ")), ids(typed));
    }

    @Test
    void theWordsMayStandInDifferentTextsOfASession() throws Exception {
        save("a", START, "Where is the red fox?", "In the blue wood.");
        save("b", START.plusSeconds(1), "Where is the red fox?", "In the green wood.");
        assertEquals(List.of("a"), ids("fox blue"));
        assertEquals(List.of("b", "a"), ids("fox wood"));
    }

    @Test
    void sessionsOfTheSameMillisecondAreKeptApart() throws Exception {
        save("a", START, "one", "alpha");
        save("b", START, "two", "beta");
        save("c", START, "three", "alpha beta");
        assertEquals(List.of("c", "a"), ids("alpha"));
        assertEquals(List.of("c"), ids("alpha beta"));
        assertEquals(List.of("b"), ids("two beta"));
    }

    @Test
    void theFoundWordsAreMarkedInAPassage() throws Exception {
        save("a", START, "Refund or replace?", "x ".repeat(200) + "The café's REFUND\npolicy. " + "y ".repeat(200));
        var passages = store.find(SessionQuery.ALL.withText("cafe refund"), 9).getFirst().passages();
        var answer = passages.stream().filter(p -> p.where() == Where.ANSWER).findFirst().orElseThrow();
        assertEquals(List.of("café", "REFUND"), marked(answer));
        assertEquals("Kimi-K2.6", answer.deployment());
        assertTrue(answer.text().startsWith("…") && answer.text().endsWith("…"), answer.text());
        assertFalse(answer.text().contains("\n"));
        var prompt = passages.stream().filter(p -> p.where() == Where.PROMPT).findFirst().orElseThrow();
        assertEquals(List.of("Refund"), marked(prompt));
    }

    @Test
    void titlesNotesAndRemarksAreFoundAndForgotten() throws Exception {
        var run = save("a", START, "Hi", "There");
        assertTrue(store.change("a", new SessionChange.Rename("  Zebra\tcrossing ")));
        assertTrue(store.change("a", new SessionChange.Note("ask Quentin")));
        store.rate(run.calls().getFirst().id(), new Rating(false, 4, "wobbly"));
        store.flush();
        assertEquals("Zebra crossing", store.session("a").orElseThrow().summary().title());
        assertEquals(List.of(List.of("a"), List.of("a"), List.of("a")), List.of(ids("zebra"), ids("quentin"), ids("wobbly")));
        store.change("a", new SessionChange.Rename("Lion"));
        store.change("a", new SessionChange.Note(""));
        store.rate(run.calls().getFirst().id(), Rating.NONE);
        store.flush();
        assertEquals(List.of(List.of(), List.of(), List.of()), List.of(ids("zebra"), ids("quentin"), ids("wobbly")));
        assertEquals(List.of("a"), ids("lion"));
    }

    @Test
    void anAnswerThatIsReplacedIsFoundByTheNewWordsOnly() throws Exception {
        var run = save("a", START, "Hi", "first words");
        assertEquals(List.of("a"), ids("first"));
        store.settle(said(run, 0, "second thoughts"));
        assertEquals(List.of(), ids("first"));
        assertEquals(List.of("a"), ids("thoughts"));
    }

    @Test
    void filtersNarrowWhatIsFound() throws Exception {
        var old = save("old", START.minusSeconds(86_400), "apple", "red");
        save("new", START, "apple", "green");
        store.rate(old.calls().getFirst().id(), new Rating(true, null, ""));
        store.change("old", new SessionChange.Star(true));
        store.change("old", new SessionChange.Tags(List.of(" fruit ", "fruit", "", "red\n one")));
        store.flush();
        assertEquals(List.of("fruit", "red one"), store.tags());
        var any = SessionQuery.ALL.withText("apple");
        assertEquals(List.of("new", "old"), ids(any));
        assertEquals(List.of("old"), ids(any.withStar(true)));
        assertEquals(List.of("old"), ids(any.withRating(true)));
        assertEquals(List.of("old"), ids(any.withTag("fruit")));
        assertEquals(List.of("old"), ids(any.between(START.minusSeconds(90_000), START)));
        assertEquals(List.of("new", "old"), ids(any.withDeployments(Set.of("Kimi-K2.6", "x"))));
        assertEquals(List.of(), ids(any.withDeployments(Set.of("x"))));
        assertEquals(List.of(), ids(any.withStatus(Status.FAILED)));
        assertEquals(List.of("new", "old"), ids(any.withStatus(Status.COMPLETED)));
    }

    @Test
    void costsAreComparedExactlyAndUnknownOnesLeftOut() throws Exception {
        save("known", START, "apple", "red");
        var free = run("unknown", START.plusSeconds(1), false, Prompt.of("", "apple"), "Kimi-K2.6");
        store.begin(free);
        store.settle(answer(free.calls().getFirst(), new Sent(START, 1, 0), new Text(Slot.ONLY, "x"), new Finished(FinishReason.STOP)));
        var any = SessionQuery.ALL.withText("apple");
        var cost = new BigDecimal("0.00007266");
        assertEquals(cost, store.session("known").orElseThrow().summary().costUsd());
        assertEquals(List.of("known"), ids(any.withCost(cost, cost)));
        assertEquals(List.of("known"), ids(any.withCost(null, cost)));
        assertEquals(List.of(), ids(any.withCost(new BigDecimal("0.000072660001"), null)));
        assertEquals(List.of(), ids(any.withCost(null, new BigDecimal("0.00007265999"))));
    }

    @Test
    void whatIsInTheTrashIsFoundThereOnly() throws Exception {
        save("a", START, "apple", "red");
        assertTrue(store.change("a", new SessionChange.Trash(START)));
        assertEquals(List.of(), ids("apple"));
        assertEquals(List.of(), store.sessions(9));
        assertEquals(List.of("a"), ids(SessionQuery.ALL.withText("apple").inTrash(true)));
        assertEquals(START, store.session("a").orElseThrow().summary().trashedAt());
        assertEquals(1, store.ledger().since(START.minusSeconds(1)).calls());
        assertTrue(store.change("a", new SessionChange.Restore()));
        assertEquals(List.of("a"), ids("apple"));
        assertFalse(store.change("nobody", new SessionChange.Star(true)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "\"\"", "*", "**", "NEAR(", "NEAR(a b)", "AND", "NOT", "a AND", "{text} : x", "text:x", "^a", "-a", "(", "a\u0000b", "'", ";", "\uD83E", "%", "_", "\\", "  ", "\"a", "a\"b"})
    void nothingThatIsTypedIsAnError(String typed) throws Exception {
        save("a", START, "apple", "red");
        store.find(SessionQuery.ALL.withText(typed), 50);
        store.find(SessionQuery.ALL.withText(typed.repeat(3000)), 50);
    }

    @Test
    void wildcardsOfTheDatabaseAreOnlyCharacters() throws Exception {
        save("a", START, "apple", "50 % off_");
        save("b", START.plusSeconds(1), "pear", "half");
        assertEquals(List.of("a"), ids("%"));
        assertEquals(List.of("a"), ids("f_"));
        assertEquals(List.of(), ids("*\\*"));
    }

    /// Against a search that reads everything.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void beginningsAndPartsAreThoseThatReadingEverythingFinds(long seed) throws Exception {
        var random = new Random(seed);
        var texts = new ArrayList<String>();
        for (int i = 0; i < 60; i++) {
            texts.add(words(random, 1 + random.nextInt(6)));
            save("s" + i, START.plusMillis(random.nextInt(40)), "q" + i, texts.get(i));
        }
        for (int i = 0; i < 150; i++) {
            var word = words(random, 1);
            var part = word.substring(0, Math.min(word.length(), 1 + random.nextInt(3)));
            assertEquals(
                    expected(texts, text -> text.contains(part)), Set.copyOf(ids("*" + part + "*")), "part " + part + ", seed " + seed);
            var first = words(random, 1);
            var second = words(random, 1);
            if (texts.stream().anyMatch(t -> begins(t, first)) && texts.stream().anyMatch(t -> begins(t, second))) {
                assertEquals(
                        expected(texts, text -> begins(text, first) && begins(text, second)),
                        Set.copyOf(ids(first + " " + second)),
                        first + " " + second + ", seed " + seed);
            }
            var phrase = first + " " + second;
            assertEquals(
                    expected(texts, text -> (" " + text + " ").contains(" " + phrase + " ")),
                    Set.copyOf(ids("\"" + phrase + "\"")),
                    phrase + ", seed " + seed);
        }
    }

    @Test
    void theNewestComeFirstAndNoMoreThanAreAskedFor() throws Exception {
        for (int i = 0; i < 70; i++) {
            save("s" + i, START.plusSeconds(i * 37 % 70), "apple", "pie");
        }
        var found = store.find(SessionQuery.ALL.withText("apple"), 50).stream().map(f -> f.summary().startedAt()).toList();
        assertEquals(50, found.size());
        assertEquals(found.stream().sorted((a, b) -> b.compareTo(a)).toList(), found);
        assertEquals(START.plusSeconds(69), found.getFirst());
    }

    /// Nobody gets to read what somebody deleted, by whatever means.
    @Test
    void theWordsOfADeletedSessionAreNotInTheFileAnyMore() throws Exception {
        save("keep", START, "something", "else");
        var run = save("gone", START.plusSeconds(1), "Xylographer quest", "Quizzaciously answered");
        store.change("gone", new SessionChange.Note("Zyzzyva"));
        store.rate(run.calls().getFirst().id(), new Rating(false, 1, "Flibbertigibbet"));
        store.flush();
        assertEquals(List.of("gone"), ids("xylographer quizzaciously zyzzyva flibbertigibbet"));
        assertTrue(bytes().contains("quizzaciously"), "the index has it");
        assertTrue(store.delete("gone"));
        store.close();
        for (var word : List.of("xylograph", "quizzacious", "zyzzyva", "flibbertigib", "quizz", "aciou", "yzz")) {
            assertFalse(bytes().contains(word), word);
        }
    }

    static Stream<Integer> sizes() {
        return Stream.of(1, 7, 100);
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void whatNobodyIndexedIsIndexedByWhoeverLooksForIt(int count) throws Exception {
        for (int i = 0; i < count; i++) {
            save("s" + i, START.plusSeconds(i), "apple", "pie");
        }
        store.close();
        execute("update run set sought = 0", "update call set sought = 0", "delete from entry");
        open();
        assertEquals(count, store.find(SessionQuery.ALL.withText("pie"), 200).size());
    }

    private void execute(String... statements) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("sessions.db"));
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private String bytes() throws IOException {
        try (var files = Files.list(home)) {
            var all = new StringBuilder();
            for (var file : files.filter(Files::isRegularFile).toList()) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT));
            }
            return all.toString();
        }
    }

    private static boolean begins(String text, String beginning) {
        return (" " + text).contains(" " + beginning);
    }

    private interface Condition {
        boolean fits(String text);
    }

    private static Set<String> expected(List<String> texts, Condition test) {
        var ids = new ArrayList<String>();
        for (int i = 0; i < texts.size(); i++) {
            if (test.fits(texts.get(i))) {
                ids.add("s" + i);
            }
        }
        return Set.copyOf(ids);
    }

    private static String words(Random random, int count) {
        return random.ints(count, 0, 1_000)
                .mapToObj(n -> random.ints(2 + n % 4, 'a', 'd').mapToObj(c -> String.valueOf((char) c)).collect(Collectors.joining()))
                .collect(Collectors.joining(" "));
    }

    private static List<String> marked(Passage passage) {
        return passage.marks().stream().map(mark -> passage.text().substring(mark.from(), mark.to())).toList();
    }

    private List<String> ids(String typed) throws StoreException {
        return ids(SessionQuery.ALL.withText(typed));
    }

    private List<String> ids(SessionQuery query) throws StoreException {
        return store.find(query, 500).stream().map(found -> found.summary().id()).toList();
    }

    private Run save(String id, Instant at, String prompt, String content) {
        var run = run(id, at, false, Prompt.of("", prompt), "Kimi-K2.6");
        store.begin(run);
        assertTrue(store.settle(said(run, 0, content)));
        return run;
    }

    private static Completion said(Run run, int call, String content) {
        CompletionEvent[] events = {
            new Sent(START, 1, 0),
            new Text(Slot.ONLY, content),
            new UsageReported(new Usage(12L, 0L, 90L, 60L)),
            new Finished(FinishReason.STOP)
        };
        return answer(run.calls().get(call), events);
    }
}
