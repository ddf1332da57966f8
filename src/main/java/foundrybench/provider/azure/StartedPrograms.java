package foundrybench.provider.azure;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The programs that sign-in starts from a moment on. Azure's libraries leave them running when nobody waits for them
/// any more, and give no hold of them.
final class StartedPrograms {
    /// `az` may be a script, and then its interpreter is what runs; on Windows a shell starts it, whose arguments
    /// cannot be seen.
    private static final Pattern SIGN_IN = Pattern.compile("(?:.*[/\\\\])?(?:azd?|pwsh|powershell)(?:\\.(?:exe|cmd|bat))?|(?:.*\\\\)?cmd\\.exe", Pattern.CASE_INSENSITIVE);

    private final Set<Long> before;

    private StartedPrograms(Set<Long> before) {
        this.before = before;
    }

    static StartedPrograms fromNowOn() {
        return new StartedPrograms(ProcessHandle.current().children().map(ProcessHandle::pid).collect(Collectors.toSet()));
    }

    /// Ends those that run, with all they started.
    void end() {
        ProcessHandle.current()
                .children()
                .filter(child -> !before.contains(child.pid()) && signsIn(child))
                .forEach(StartedPrograms::end);
    }

    private static void end(ProcessHandle program) {
        var all = Stream.concat(program.descendants(), Stream.of(program)).toList();
        all.forEach(ProcessHandle::destroyForcibly);
    }

    private static boolean signsIn(ProcessHandle child) {
        var info = child.info();
        return Stream.concat(info.command().stream(), info.arguments().stream().flatMap(StartedPrograms::words))
                .anyMatch(word -> SIGN_IN.matcher(word).matches());
    }

    private static Stream<String> words(String[] arguments) {
        return Arrays.stream(arguments).flatMap(argument -> Arrays.stream(argument.split("\\s+", -1)));
    }
}
