package foundrybench;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import foundrybench.ui.kit.FxThread;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The house: what each package may use besides itself, `java` and `org.jspecify`. docs/architecture.md says
/// why.
class ArchitectureTest {
    private static final String JSON = "com.fasterxml.jackson";
    private static final Map<String, List<String>> MAY_USE = new TreeMap<>(Map.ofEntries(
            Map.entry("model", List.of()),
            Map.entry("wire", List.of(JSON)),
            Map.entry("format", List.of("foundrybench.model", "foundrybench.wire", JSON, "org.snakeyaml")),
            Map.entry(
                    "catalog",
                    List.of("foundrybench.model", "foundrybench.wire", "foundrybench.format", JSON, "com.knuddels")),
            Map.entry("provider", List.of("foundrybench.model", "foundrybench.wire", JSON, "javax.net.ssl")),
            Map.entry(
                    "provider.azure",
                    List.of("foundrybench.model", "foundrybench.provider", "com.azure", "reactor.core")),
            Map.entry(
                    "doctor",
                    List.of("foundrybench.model", "foundrybench.wire", "foundrybench.format", "foundrybench.provider")),
            Map.entry(
                    "export",
                    List.of(
                            "foundrybench.model", "foundrybench.wire", "foundrybench.format", "foundrybench.provider",
                            "foundrybench.document", JSON)),
            Map.entry(
                    "imported",
                    List.of("foundrybench.model", "foundrybench.wire", "foundrybench.format", "foundrybench.provider", JSON)),
            Map.entry("compare", List.of("foundrybench.model", "com.github.difflib")),
            Map.entry("run", List.of("foundrybench.model", "foundrybench.provider")),
            Map.entry("probe", List.of("foundrybench.model", "foundrybench.provider", "foundrybench.run")),
            Map.entry(
                    "store",
                    List.of("foundrybench.model", "foundrybench.wire", "foundrybench.format", JSON, "org.sqlite", "javax.sql")),
            Map.entry("log", List.of("foundrybench.model", "foundrybench.run", "foundrybench.store")),
            Map.entry("sim", List.of("foundrybench.wire", JSON, "com.sun.net.httpserver")),
            Map.entry(
                    "cli",
                    List.of(
                            "foundrybench.model",
                            "foundrybench.wire",
                            "foundrybench.format",
                            "foundrybench.catalog",
                            "foundrybench.provider",
                            "foundrybench.export",
                            "foundrybench.imported",
                            "foundrybench.compare",
                            "foundrybench.run",
                            "foundrybench.probe",
                            "foundrybench.store",
                            "foundrybench.log",
                            JSON,
                            "picocli")),
            Map.entry("document", List.of("org.commonmark", JSON)),
            Map.entry("ui.kit", List.of("foundrybench.model", "javafx", "atlantafx")),
            Map.entry(
                    "ui.connections",
                    List.of("foundrybench.model", "foundrybench.catalog", "foundrybench.ui.kit", "javafx")),
            Map.entry("ui.deployments", List.of("foundrybench.model", "foundrybench.ui.kit", "javafx")),
            Map.entry(
                    "ui.details",
                    List.of(
                            "foundrybench.model", "foundrybench.wire", "foundrybench.provider", "foundrybench.run",
                            "foundrybench.ui.kit", "foundrybench.ui.reading", JSON, "javafx")),
            Map.entry("ui.prompt", List.of("foundrybench.model", "foundrybench.ui.kit", "javafx")),
            Map.entry("ui.reading", List.of("foundrybench.document", "foundrybench.ui.kit", "javafx")),
            Map.entry("ui.responses", List.of("foundrybench.model", "foundrybench.run", "foundrybench.document", "foundrybench.ui.kit", "foundrybench.ui.reading", "javafx")),
            Map.entry("ui.spend", List.of("foundrybench.model", "foundrybench.ui.kit", "javafx")),
            Map.entry("ui.versions", List.of("foundrybench.model", "foundrybench.compare", "foundrybench.ui.kit", "foundrybench.ui.reading", "javafx")),
            Map.entry("ui.sessions", List.of("foundrybench.model", "foundrybench.ui.kit", "javafx")),
            Map.entry("app", List.of("foundrybench", "javafx", "atlantafx"))));

    private static final JavaClasses HOUSE =
            new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("foundrybench");

    static Stream<String> packages() {
        return MAY_USE.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void eachPackageUsesOnlyWhatTheTableAllows(String name) {
        var own = "foundrybench." + name;
        var allowed = Stream.concat(Stream.of(own, "java", "org.jspecify"), MAY_USE.getOrDefault(name, List.of()).stream())
                .map(p -> p + "..")
                .toArray(String[]::new);
        classes().that().resideInAPackage(own).should().onlyDependOnClassesThat(resideInAnyPackage(allowed)).check(HOUSE);
    }

    @Test
    void eachPackageStandsInTheTable() {
        var there = new TreeSet<String>();
        HOUSE.stream().map(JavaClass::getPackageName).filter(p -> !p.equals("foundrybench"))
                .forEach(p -> there.add(p.substring("foundrybench.".length())));
        assertEquals(MAY_USE.keySet(), there);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("foundrybench.(**)").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void oneClassIsTheDoorToTheWindowThread() {
        noClasses().that(not(equivalentTo(FxThread.class)))
                .should().callMethod(Platform.class, "runLater", Runnable.class)
                .check(HOUSE);
    }

    @Test
    void onlyWindowAndWiringKnowJavaFx() {
        noClasses().that(not(resideInAnyPackage("foundrybench.ui..", "foundrybench.app..")))
                .should().dependOnClassesThat(resideInAPackage("javafx.."))
                .check(HOUSE);
    }

    @Test
    void onlyTheTransportKnowsTheHttpClient() {
        noClasses().that(not(resideInAPackage("foundrybench.provider..")))
                .should().dependOnClassesThat(resideInAPackage("java.net.http.."))
                .check(HOUSE);
    }

    @Test
    void onlyTheWiringKnowsAzuresPackage() {
        noClasses().that(not(resideInAnyPackage("foundrybench.provider.azure", "foundrybench.app")))
                .should().dependOnClassesThat(resideInAPackage("foundrybench.provider.azure"))
                .check(HOUSE);
    }

    @Test
    void onlyTheStoreKnowsSql() {
        noClasses().that(not(resideInAPackage("foundrybench.store..")))
                .should().dependOnClassesThat(resideInAnyPackage("java.sql..", "org.sqlite.."))
                .check(HOUSE);
    }

    @Test
    void theSimulationSharesNothingWithWhatItTests() {
        noClasses().that().resideInAPackage("foundrybench.sim..")
                .should().dependOnClassesThat(resideInAPackage("foundrybench.provider.."))
                .check(HOUSE);
    }
}
