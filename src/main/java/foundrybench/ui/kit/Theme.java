package foundrybench.ui.kit;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Parent;

/// Light or dark. Follows the system until somebody chooses otherwise, and again once the system changes.
public final class Theme {
    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");

    private final Parent root;
    private final ChangeListener<ColorScheme> systemChange = (_, _, newScheme) -> show(newScheme);
    private ColorScheme scheme;

    /// Dresses what hangs below this root, from now on.
    public Theme(Parent root) {
        this.root = root;
        this.scheme = Platform.getPreferences().getColorScheme();
        root.sceneProperty().subscribe(scene -> {
            if (scene != null && !scene.getStylesheets().contains(tokens())) {
                scene.getStylesheets().add(tokens()); // on the root, each look-up would walk all of its parents
            }
        });
        var preferences = Platform.getPreferences();
        preferences.colorSchemeProperty().addListener(new WeakChangeListener<>(systemChange)); // outlives the window
        show(preferences.getColorScheme());
    }

    /// From light to dark or back.
    public void toggle() {
        show(scheme == ColorScheme.DARK ? ColorScheme.LIGHT : ColorScheme.DARK);
    }

    /// Shows it in this scheme.
    public void show(ColorScheme newScheme) {
        scheme = newScheme;
        boolean dark = newScheme == ColorScheme.DARK;
        Application.setUserAgentStylesheet(
                dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        root.pseudoClassStateChanged(DARK, dark);
    }

    /// Which one is shown.
    public ColorScheme scheme() {
        return scheme;
    }

    private static String tokens() {
        var url = Theme.class.getResource("/foundrybench/assets/tokens.css");
        if (url == null) {
            throw new IllegalStateException("assets/tokens.css is not on the class path");
        }
        return url.toExternalForm();
    }
}
