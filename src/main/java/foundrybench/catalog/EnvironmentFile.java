package foundrybench.catalog;

import foundrybench.format.FileWords;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `.env.local` as the team's guide prescribes: lines `NAME=value` or `export NAME=value`, values perhaps in
/// quotes, comments after `#`. Its values are handed out one by one and kept nowhere.
///
/// @param path where it lies
public record EnvironmentFile(Path path) {
    private static final String NAME = ".env.local";
    private static final Set<String> FOR_GIT = Set.of(
            "PATH", "PATHEXT", "SYSTEMROOT", "HOME", "HOMEDRIVE", "HOMEPATH", "USERPROFILE", "PROGRAMDATA", "XDG_CONFIG_HOME",
            "GIT_DIR", "GIT_WORK_TREE", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_CEILING_DIRECTORIES");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /// The nearest one: in this folder or a parent.
    public static Optional<EnvironmentFile> nearest(Path folder) {
        for (Path at = folder.toAbsolutePath(); at != null; at = at.getParent()) {
            var file = at.resolve(NAME);
            if (Files.isRegularFile(file)) {
                return Optional.of(new EnvironmentFile(file));
            }
        }
        return Optional.empty();
    }

    /// Its variables; empty values are left out.
    ///
    /// @throws CatalogException when it cannot be read
    public Map<String, String> variables() throws CatalogException {
        try {
            var variables = new HashMap<String, String>();
            for (var line : Files.readAllLines(path)) {
                add(variables, line.replace(BYTE_ORDER_MARK, "").strip());
            }
            return variables;
        } catch (CharacterCodingException e) {
            throw new CatalogException("%s is no text in UTF-8. PowerShell writes it so by: Out-File -Encoding utf8.".formatted(path));
        } catch (IOException e) {
            throw new CatalogException("%s cannot be read: %s".formatted(path, FileWords.of(e)));
        }
    }

    private static void add(Map<String, String> variables, String line) {
        var assignment = line.startsWith("export ") ? line.substring(7).strip() : line;
        int equals = assignment.indexOf('=');
        if (assignment.startsWith("#") || equals <= 0) {
            return;
        }
        var value = unquoted(assignment.substring(equals + 1).strip());
        if (!value.isEmpty()) {
            variables.put(assignment.substring(0, equals).strip(), value);
        }
    }

    private static String unquoted(String value) {
        if (value.length() >= 2 && (value.startsWith("\"") || value.startsWith("'"))) {
            int end = value.indexOf(value.charAt(0), 1);
            return end < 0 ? value : value.substring(1, end);
        }
        if (value.startsWith("#")) {
            return "";
        }
        int comment = value.indexOf(" #");
        return comment < 0 ? value : value.substring(0, comment).strip();
    }

    /// Whether git would commit it: it lies in a work tree and is not ignored. Asks git; without git, no. Git, and what
    /// a folder's own settings have it start, is told nothing of the environment but where things are.
    public boolean wouldBeCommitted() {
        try {
            var git = new ProcessBuilder("git", "check-ignore", "-q", NAME)
                    .directory(path.resolveSibling(".").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD);
            git.environment().keySet().removeIf(name -> !FOR_GIT.contains(name.toUpperCase(Locale.ROOT)));
            return git.start().waitFor() == 1;
        } catch (IOException e) {
            return false; // no git on this machine
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
