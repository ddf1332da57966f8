package foundrybench.format;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Results in the form of JUnit's XML, which CI systems read. The same results give the same text.
///
/// @param name of the suite
/// @param properties facts that hold for all cases, in this order
public record JunitReport(String name, Instant startedAt, SequencedMap<String, String> properties, List<Case> cases) {
    private static final double MILLIS_PER_SECOND = 1000;

    public JunitReport {
        properties = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(properties));
        cases = List.copyOf(cases);
    }

    /// One thing that was tried.
    ///
    /// @param suite what stands as its class
    /// @param millis how long it took; `null` when that is unknown
    /// @param failure `null` when it passed
    /// @param output figures and the like, in words
    public record Case(String suite, String name, @Nullable Double millis, @Nullable Fault failure, String output) {}

    /// Why it did not pass.
    ///
    /// @param type the kind of failure, in one word
    /// @param message in a sentence or two
    /// @param detail all there is to say
    public record Fault(String type, String message, String detail) {}

    /// The file's content.
    public String toXml() {
        var lines = new ArrayList<String>();
        lines.add("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        lines.add("<testsuites" + totals() + ">");
        lines.add("  <testsuite" + totals() + attributes(Map.of("timestamp", timestamp())) + ">");
        lines.add("    <properties>");
        properties.forEach((property, value) -> {
            var written = new LinkedHashMap<String, String>();
            written.put("name", property);
            written.put("value", value);
            lines.add("      <property" + attributes(written) + "/>");
        });
        lines.add("    </properties>");
        cases.forEach(one -> lines.addAll(lines(one)));
        lines.add("  </testsuite>");
        lines.add("</testsuites>");
        return String.join("\n", lines) + "\n";
    }

    private String totals() {
        var totals = new LinkedHashMap<String, String>();
        totals.put("name", name);
        totals.put("tests", String.valueOf(cases.size()));
        totals.put("failures", String.valueOf(cases.stream().filter(one -> one.failure() != null).count()));
        totals.put("errors", "0");
        totals.put("skipped", "0");
        totals.put("time", seconds(cases.stream().mapToDouble(one -> one.millis() == null ? 0 : one.millis()).sum()));
        return attributes(totals);
    }

    private static List<String> lines(Case one) {
        var head = new LinkedHashMap<String, String>();
        head.put("classname", one.suite());
        head.put("name", one.name());
        head.put("time", seconds(one.millis() == null ? 0 : one.millis()));
        var lines = new ArrayList<String>();
        lines.add("    <testcase" + attributes(head) + ">");
        var failure = one.failure();
        if (failure != null) {
            var why = new LinkedHashMap<String, String>();
            why.put("type", failure.type());
            why.put("message", failure.message());
            lines.add("      <failure" + attributes(why) + ">" + XmlText.content(failure.detail()) + "</failure>");
        }
        lines.add("      <system-out>" + XmlText.content(one.output()) + "</system-out>");
        lines.add("    </testcase>");
        return lines;
    }

    private static String attributes(Map<String, String> attributes) {
        var xml = new StringBuilder();
        attributes.forEach((name, value) -> xml.append(" %s=\"%s\"".formatted(name, XmlText.attribute(value))));
        return xml.toString();
    }

    /// In universal time, with its `Z`: readers take a time without one for local.
    private String timestamp() {
        return DateTimeFormatter.ISO_INSTANT.format(startedAt.truncatedTo(ChronoUnit.SECONDS));
    }

    private static String seconds(double millis) {
        return String.format(Locale.ROOT, "%.3f", millis / MILLIS_PER_SECOND);
    }
}
