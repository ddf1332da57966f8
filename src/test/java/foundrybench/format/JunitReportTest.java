package foundrybench.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foundrybench.format.JunitReport.Case;
import foundrybench.format.JunitReport.Fault;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/// The XML of a report, as text and as the JDK's parser reads it.
class JunitReportTest {
    private static final Instant START = Instant.parse("2026-11-24T10:15:30.987Z");

    private static JunitReport report(String text) {
        var properties = new LinkedHashMap<String, String>();
        properties.put("endpoint", text);
        return new JunitReport("smoke", START, properties, List.of(new Case("smoke", text, 1.5, new Fault("auth", text, text), text)));
    }

    private static Element parsed(JunitReport report) throws Exception {
        var bytes = report.toXml().getBytes(StandardCharsets.UTF_8);
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(bytes)).getDocumentElement();
    }

    private static List<String> texts(JunitReport report) throws Exception {
        var root = parsed(report);
        var failure = (Element) root.getElementsByTagName("failure").item(0);
        return List.of(
                ((Element) root.getElementsByTagName("property").item(0)).getAttribute("value"),
                ((Element) root.getElementsByTagName("testcase").item(0)).getAttribute("name"),
                failure.getAttribute("message"),
                failure.getTextContent(),
                root.getElementsByTagName("system-out").item(0).getTextContent());
    }

    @Test
    void aReportIsThisText() {
        var properties = new LinkedHashMap<String, String>();
        properties.put("b", "1");
        properties.put("a", "2");
        var cases = List.of(
                new Case("s", "good", 1234.5678, null, "fine"),
                new Case("s", "bad", null, new Fault("rate_limit", "Too many", "Too many\nWait"), ""));
        assertEquals(
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuites name="s" tests="2" failures="1" errors="0" skipped="0" time="1.235">
                  <testsuite name="s" tests="2" failures="1" errors="0" skipped="0" time="1.235" timestamp="2026-11-24T10:15:30Z">
                    <properties>
                      <property name="b" value="1"/>
                      <property name="a" value="2"/>
                    </properties>
                    <testcase classname="s" name="good" time="1.235">
                      <system-out>fine</system-out>
                    </testcase>
                    <testcase classname="s" name="bad" time="0.000">
                      <failure type="rate_limit" message="Too many">Too many
                Wait</failure>
                      <system-out></system-out>
                    </testcase>
                  </testsuite>
                </testsuites>
                """,
                new JunitReport("s", START, properties, cases).toXml());
    }

    @Test
    void anyTextThatXmlCanHoldComesBack() throws Exception {
        for (var text : List.of("<a href=\"x\">&amp;</a>", "]]>", "two\nlines\tand\rall", "naïve 🤖 \u0085\u2028", "it's", "  kept  ")) {
            assertEquals(List.of(text, text, text, text, text), texts(report(text)));
        }
    }

    @Test
    void whatXmlForbidsBecomesAReplacementCharacter() throws Exception {
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            boolean isForbidden = (c < ' ' && c != '\t' && c != '\n' && c != '\r')
                    || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
                    || c >= 0xFFFE;
            if (isForbidden && (c < ' ' || c % 97 == 0 || c >= 0xFFFE)) {
                assertEquals("a\uFFFDb", texts(report("a" + (char) c + "b")).getFirst(), Integer.toHexString(c));
            }
        }
    }
}
