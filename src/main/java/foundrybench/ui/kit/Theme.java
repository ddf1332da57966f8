package foundrybench.ui.kit;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.collections.MapChangeListener;
import javafx.collections.WeakMapChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Parent;

/// Light or dark, of usual or high contrast. Follows the system until somebody chooses otherwise, and again once the
/// system changes.
public final class Theme {
    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");
    private static final PseudoClass HIGH_CONTRAST = PseudoClass.getPseudoClass("high-contrast");

    private final Parent root;
    private final MapChangeListener<String, Object> preferenceChange = _ -> systemChanged();
    private final ChangeListener<ColorScheme> schemeChange = (_, _, _) -> systemChanged();
    private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>(system());
    private Shown system = shown.get();

    /// What it looks like.
    public record Shown(ColorScheme scheme, boolean isHighContrast) {}

    /// Dresses what hangs below this root, from now on.
    public Theme(Parent root) {
        this.root = root;
        root.sceneProperty().subscribe(scene -> {
            if (scene != null && !scene.getStylesheets().contains(tokens())) {
                scene.getStylesheets().add(tokens()); // on the root, each look-up would walk all of its parents
            }
        });
        var preferences = Platform.getPreferences(); // they outlive the window
        preferences.addListener(new WeakMapChangeListener<>(preferenceChange));
        preferences.colorSchemeProperty().addListener(new WeakChangeListener<>(schemeChange));
        show(system);
    }

    private static Shown system() {
        return new Shown(SystemLook.scheme(), SystemLook.isHighContrast());
    }

    private void systemChanged() {
        if (!system.equals(system())) {
            followSystem();
        }
    }

    /// As the system has it.
    public void followSystem() {
        system = system();
        show(system);
    }

    /// From light to dark or back.
    public void toggle() {
        show(scheme() == ColorScheme.DARK ? ColorScheme.LIGHT : ColorScheme.DARK);
    }

    /// Shows it in this scheme.
    public void show(ColorScheme scheme) {
        show(new Shown(scheme, shown.get().isHighContrast()));
    }

    /// Shows it with more contrast, or with the usual one.
    public void showContrast(boolean isHigh) {
        show(new Shown(scheme(), isHigh));
    }

    /// Shows it like this.
    public void show(Shown next) {
        boolean isDark = next.scheme() == ColorScheme.DARK;
        Application.setUserAgentStylesheet(
                isDark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        root.pseudoClassStateChanged(DARK, isDark);
        root.pseudoClassStateChanged(HIGH_CONTRAST, next.isHighContrast());
        shown.set(next);
    }

    /// What is shown.
    public ReadOnlyObjectProperty<Shown> shown() {
        return shown.getReadOnlyProperty();
    }

    /// Which scheme is shown.
    public ColorScheme scheme() {
        return shown.get().scheme();
    }

    private static String tokens() {
        var url = Theme.class.getResource("/foundrybench/assets/tokens.css");
        if (url == null) {
            throw new IllegalStateException("assets/tokens.css is not on the class path");
        }
        return url.toExternalForm();
    }
}
