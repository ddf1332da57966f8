package foundrybench.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/// A file in JUnit's form, as the JDK's own parser reads it.
///
/// @param suite attributes of the suite
record JunitXml(Map<String, String> suite, Map<String, String> properties, List<Case> cases) {
    /// @param failure its text; the three of a failure are empty for one that passed
    record Case(String classname, String name, String time, String type, String message, String failure) {}

    static JunitXml read(Path file) throws IOException {
        var root = parse(file).getDocumentElement();
        var suite = (Element) root.getElementsByTagName("testsuite").item(0);
        var properties = new TreeMap<String, String>();
        elements(suite, "property").forEach(p -> properties.put(p.getAttribute("name"), p.getAttribute("value")));
        var attributes = new TreeMap<String, String>();
        for (var name : List.of("name", "tests", "failures", "errors", "skipped", "time", "timestamp")) {
            attributes.put(name, suite.getAttribute(name));
        }
        return new JunitXml(attributes, properties, elements(suite, "testcase").stream().map(JunitXml::testcase).toList());
    }

    private static Document parse(Path file) throws IOException {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
        } catch (SAXException | ParserConfigurationException e) {
            throw new AssertionError(file + " is no XML", e);
        }
    }

    private static Case testcase(Element testcase) {
        var failures = elements(testcase, "failure");
        var failure = failures.isEmpty() ? null : failures.getFirst();
        return new Case(
                testcase.getAttribute("classname"),
                testcase.getAttribute("name"),
                testcase.getAttribute("time"),
                failure == null ? "" : failure.getAttribute("type"),
                failure == null ? "" : failure.getAttribute("message"),
                failure == null ? "" : failure.getTextContent());
    }

    private static List<Element> elements(Element in, String name) {
        var found = new ArrayList<Element>();
        var all = in.getElementsByTagName(name);
        for (int i = 0; i < all.getLength(); i++) {
            found.add((Element) all.item(i));
        }
        return found;
    }

    String suite(String attribute) {
        return suite.getOrDefault(attribute, "");
    }

    String property(String name) {
        return properties.getOrDefault(name, "");
    }

    Case named(String name) {
        return cases.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
    }
}
