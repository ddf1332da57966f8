package foundrybench.app;

import foundrybench.store.Look;
import foundrybench.store.Look.Contrast;
import foundrybench.ui.kit.SystemLook;
import foundrybench.ui.kit.Theme;
import javafx.application.ColorScheme;

/// How a workbench looks at a moment.
///
/// @param textPercent how large its text is, of the usual size
record WorkbenchLook(Theme.Shown theme, int textPercent) {
    /// How to look at the start; what nobody chose is as the system has it.
    static WorkbenchLook of(Look remembered) {
        var scheme = switch (remembered.theme()) {
            case SYSTEM -> SystemLook.scheme();
            case LIGHT -> ColorScheme.LIGHT;
            case DARK -> ColorScheme.DARK;
        };
        var isHighContrast = switch (remembered.contrast()) {
            case SYSTEM -> SystemLook.isHighContrast();
            case USUAL -> false;
            case HIGH -> true;
        };
        return new WorkbenchLook(new Theme.Shown(scheme, isHighContrast), remembered.textPercent());
    }

    /// What differs from the system's choice was chosen.
    Look toRemember() {
        var scheme = theme.scheme() == ColorScheme.DARK ? Look.Theme.DARK : Look.Theme.LIGHT;
        var contrast = theme.isHighContrast() ? Contrast.HIGH : Contrast.USUAL;
        return new Look(
                theme.scheme() == SystemLook.scheme() ? Look.Theme.SYSTEM : scheme,
                theme.isHighContrast() == SystemLook.isHighContrast() ? Contrast.SYSTEM : contrast,
                textPercent);
    }
}
