package foundrybench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The benchmarks are not run by the tests, but what they call is changed by those who never run them.
class BenchmarksTest {
    @TempDir
    Path classes;

    @Test
    void theyCompileAgainstTheProgramAsItIs() throws Exception {
        var found = new DiagnosticCollector<JavaFileObject>();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(found, null, null);
                var sources = Files.walk(Path.of("src/bench/java"))) {
            var units = files.getJavaFileObjectsFromPaths(sources.filter(file -> file.toString().endsWith(".java")).toList());
            var options = List.of("-proc:none", "-d", classes.toString(), "-cp", classPath());
            compiler.getTask(null, files, found, options, null, units).call();
        }
        assertEquals(
                List.of(),
                found.getDiagnostics().stream().filter(d -> d.getKind() == Diagnostic.Kind.ERROR).toList());
    }

    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path"), System.getProperty("jdk.module.path"))
                .filter(path -> path != null && !path.isEmpty())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
