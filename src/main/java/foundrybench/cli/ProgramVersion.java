package foundrybench.cli;

import java.io.IOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/// The version the program was built as.
public final class ProgramVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {text()};
    }

    /// The program's name and version.
    public static String text() {
        var properties = new Properties();
        try (var in = ProgramVersion.class.getResourceAsStream("/foundrybench/version.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            properties.clear(); // a damaged installation: the version is not known
        }
        return "foundry-bench " + properties.getProperty("version", "unknown");
    }
}
