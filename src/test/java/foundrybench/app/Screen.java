package foundrybench.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foundrybench.ui.kit.RichLine;
import foundrybench.ui.reading.ReadingView;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import org.testfx.util.WaitForAsyncUtils;

/// Reads what the window shows, pane by pane, as a person would.
final class Screen {
    private static final long PATIENCE_SECONDS = 10;

    private final Parent root;

    Screen(Parent root) {
        this.root = root;
    }

    /// What is shown of this style in the whole window, in order; hidden nodes are not.
    List<String> texts(String styleClass) {
        return shown(root, styleClass);
    }

    /// What is shown of this style in the pane of this deployment.
    String inPane(String deployment, String styleClass) {
        var pane = pane(deployment);
        if (!Platform.isFxApplicationThread()) {
            awaitRead(pane);
        }
        return String.join("|", shown(pane, styleClass));
    }

    /// Texts are read on other threads: waits until all that was given is shown.
    private static void awaitRead(Node within) {
        expect("false", () -> String.valueOf(within.lookupAll(".reading").stream()
                .anyMatch(node -> node instanceof ReadingView reading && reading.isBehind())));
    }

    /// The pane of this deployment.
    Node pane(String deployment) {
        return root.lookupAll(".pane").stream()
                .filter(pane -> shown(pane, "pane-name").equals(List.of(deployment)))
                .findFirst()
                .orElseThrow();
    }

    /// Something of this style in the pane of this deployment.
    Node nodeInPane(String deployment, String styleClass) {
        if (!Platform.isFxApplicationThread()) {
            expect("true", () -> String.valueOf(findInPane(deployment, styleClass).isPresent()));
        }
        return findInPane(deployment, styleClass).orElseThrow();
    }

    private Optional<Node> findInPane(String deployment, String styleClass) {
        return pane(deployment).lookupAll("." + styleClass).stream()
                .filter(Screen::isShown)
                .findFirst();
    }

    /// Waits until the pane shows this.
    void expectInPane(String deployment, String styleClass, String text) {
        expect(text, () -> inPane(deployment, styleClass));
    }

    /// Waits until the window shows this.
    void expect(String text, String styleClass) {
        expect(text, () -> String.join("|", texts(styleClass)));
    }

    /// Waits until this says so.
    static void expect(String text, Callable<String> shown) {
        try {
            WaitForAsyncUtils.waitFor(
                    PATIENCE_SECONDS, TimeUnit.SECONDS, () -> text.equals(WaitForAsyncUtils.asyncFx(shown).get()));
        } catch (TimeoutException e) {
            assertEquals(text, WaitForAsyncUtils.waitForAsyncFx(1000, shown));
        }
    }

    private static List<String> shown(Node within, String styleClass) {
        return find(within, styleClass).stream()
                .filter(Screen::isShown)
                .map(Screen::text)
                .collect(Collectors.toList());
    }

    private static Set<Node> find(Node within, String styleClass) {
        return within.lookupAll("." + styleClass);
    }

    private static boolean isShown(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static String text(Node node) {
        return switch (node) {
            case RichLine line -> line.text();
            case Labeled labeled -> labeled.getText();
            case TextInputControl input -> input.getText();
            case ReadingView reading -> reading.text();
            default -> node.toString();
        };
    }
}
