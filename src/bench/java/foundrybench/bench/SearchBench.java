package foundrybench.bench;

import foundrybench.model.SessionQuery;
import foundrybench.model.Status;
import foundrybench.store.SessionStore;
import foundrybench.store.StoreException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/// 100,000 completions; the newest 50 sessions that have what is looked for. Each query once to warm up, then timed.
final class SearchBench {
    private static final int SESSIONS = 25_000;
    private static final int FEW_SESSIONS = 250;
    private static final int QUERIES = 200;
    private static final int SLOW_QUERIES = 40;
    private static final int MOST = 50;
    private static final double SOON = 20;
    private static final double FAST = 50;
    private static final double SHORT = 600;
    private static final double LIST = 100;
    private static final double ROUGHLY_SAME = 2;

    private final SessionStore store;
    private boolean holds = true;

    private SearchBench(SessionStore store) {
        this.store = store;
    }

    public static void main(String[] args) throws Exception {
        var root = Path.of(System.getProperty("bench.root"), "target", "bench-store");
        BigStore.make(root.resolve("few"), FEW_SESSIONS);
        BigStore.make(root.resolve("many"), SESSIONS);
        Lab.head("Finding sessions among 100,000 completions, the newest 50; milliseconds");
        boolean holds;
        try (var store = SessionStore.open(root.resolve("many"), problem -> System.out.println(problem.words()))) {
            var bench = new SearchBench(store);
            bench.words();
            bench.filters();
            bench.lists();
            holds = bench.holds;
        }
        double few = opened(root.resolve("few"), FEW_SESSIONS);
        double many = opened(root.resolve("many"), SESSIONS);
        holds &= Lab.row("start: open and list", "ms", few, many, ROUGHLY_SAME);
        Lab.end(holds);
    }

    private void words() throws StoreException {
        queries("words", SOON, QUERIES, i -> word(i));
        queries("two words", SOON, QUERIES, i -> word(i) + " " + word(i + 7));
        queries("words that are nowhere", SOON, QUERIES, i -> "qq" + word(i) + "qq");
        queries("beginnings of 2 to 6", SOON, QUERIES, i -> cut(word(i), 2 + i % 5));
        queries("phrases", FAST, QUERIES, i -> "\"" + word(i) + " " + word(i + 3) + "\"");
        queries("parts of 3 to 8", FAST, QUERIES, i -> "*" + part(word(i), 3 + i % 6) + "*");
        queries("parts that are nowhere", FAST, QUERIES, i -> "*" + part(word(i), 4) + "e" + part(word(i + 11), 3) + "*");
        queries("Chinese of 3 to 4", FAST, QUERIES, i -> han(i, 3 + i % 2));
        queries("parts of 1 to 2", SHORT, SLOW_QUERIES, i -> "*" + part(word(i), 1 + i % 2) + "*");
        queries("Chinese of 1 to 2", SHORT, SLOW_QUERIES, i -> han(i, 1 + i % 2));
        queries("2 that are nowhere", SHORT, SLOW_QUERIES, i -> "*" + (char) ('α' + i % 20) + "q*");
    }

    private void filters() throws StoreException {
        filtered("word and deployment", query -> query.withDeployments(Set.of(Lab.DEPLOYMENTS.getFirst())));
        filtered("word and a star nobody gave", query -> query.withStar(true));
        filtered("word and a status none has", query -> query.withStatus(Status.FAILED));
        filtered("word and a cost", query -> query.withCost(new BigDecimal("0.001"), null));
        filtered("word and a day", query -> query.between(
                BigStore.FIRST.plus(Duration.ofDays(30)), BigStore.FIRST.plus(Duration.ofDays(31))));
    }

    private void lists() throws StoreException {
        time("list", LIST, QUERIES, _ -> SessionQuery.ALL);
        time("list with star, none has", LIST, QUERIES, _ -> SessionQuery.ALL.withStar(true));
    }

    /// Median of a store opened anew and its list read.
    private static double opened(Path home, int sessions) throws StoreException {
        var times = new double[Lab.ROUNDS * 4];
        for (int i = 0; i < times.length; i++) {
            long begin = System.nanoTime();
            try (var store = SessionStore.open(home, problem -> System.out.println(problem.words()))) {
                store.find(SessionQuery.ALL, MOST);
                store.ledger().since(BigStore.last(sessions).minus(Duration.ofDays(1)));
            }
            times[i] = (System.nanoTime() - begin) / 1e6;
        }
        return Lab.median(times);
    }

    private void filtered(String what, UnaryOperator<SessionQuery> filter) throws StoreException {
        time(what, SHORT, SLOW_QUERIES, i -> filter.apply(SessionQuery.ALL.withText(word(i))));
    }

    private void queries(String what, double limit, int count, IntFunction<String> typed) throws StoreException {
        time(what, limit, count, i -> SessionQuery.ALL.withText(typed.apply(i)));
    }

    private void time(String what, double limit, int count, IntFunction<SessionQuery> queries) throws StoreException {
        var times = new double[count];
        long found = 0;
        for (int round = 0; round < 2; round++) {
            found = 0;
            for (int i = 0; i < count; i++) {
                var query = queries.apply(i);
                long begin = System.nanoTime();
                found += store.find(query, MOST).size();
                times[i] = (System.nanoTime() - begin) / 1e6;
            }
        }
        System.out.printf(Locale.ROOT, "  found %5.1f a query, p50 %6.1f, longest %6.1f%n",
                (double) found / count, Lab.median(times), Lab.percentile(times, 1));
        holds &= Lab.row(what + ", p95", "ms", Lab.percentile(times, 0.95), limit);
    }

    private static String word(int i) {
        return Corpus.word(new Corpus(1_000_000 + i).rank());
    }

    private static String cut(String word, int length) {
        return word.substring(0, Math.min(word.length(), length));
    }

    private static String part(String word, int length) {
        int most = Math.max(0, word.length() - length);
        int from = most == 0 ? 0 : new Random(word.hashCode()).nextInt(most + 1);
        return word.substring(from, Math.min(word.length(), from + length));
    }

    private static String han(int i, int length) {
        var random = new Random(i);
        var text = new StringBuilder();
        for (int k = 0; k < length; k++) {
            text.appendCodePoint(0x4e00 + (int) (Math.pow(3_000, random.nextDouble()) - 1));
        }
        return text.toString();
    }
}
