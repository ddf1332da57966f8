package foundrybench.store;

import foundrybench.model.Card;
import foundrybench.model.Feature;
import foundrybench.model.Protocol;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/// A process of its own that keeps the findings about one deployment, each as it is told to.
final class CardProcess {
    static final int FINDINGS = 20;

    private CardProcess() {}

    static Process start(Path home, String endpoint, String deployment) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        CardProcess.class.getName(),
                        home.toString(),
                        endpoint,
                        deployment)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /// Begins when it is sent a byte, so that several begin together.
    public static void main(String[] arguments) throws IOException {
        System.out.write('!');
        System.out.flush();
        System.in.read();
        for (int i = 0; i < FINDINGS; i++) {
            try (var keeper = new CardKeeper(Path.of(arguments[0]), arguments[1], problem -> { throw new AssertionError(problem); })) {
                keeper.keep(Card.blank(arguments[2]).with(
                        Feature.of(Protocol.CHAT, "f" + i), new Card.Mark(true, null, Instant.EPOCH)));
            }
        }
    }
}
