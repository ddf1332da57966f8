package foundrybench.cli;

import java.io.IOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/// The version the program was built as.
final class ProgramVersion implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
        var properties = new Properties();
        try (var in = ProgramVersion.class.getResourceAsStream("/foundrybench/version.properties")) {
            if (in != null) {
                properties.load(in);
            }
        }
        return new String[] {"foundry-bench " + properties.getProperty("version", "unknown")};
    }
}
