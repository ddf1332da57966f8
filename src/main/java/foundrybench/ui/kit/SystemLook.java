package foundrybench.ui.kit;

import javafx.application.ColorScheme;
import javafx.application.Platform;

/// What the system's settings ask of the looks. Contrast is told by Windows, and by the name of GTK's theme.
public final class SystemLook {
    private static final String WINDOWS = "Windows.SPI.HighContrast";
    private static final String GTK = "GTK.theme_name";
    private static final String GTK_HIGH = "HighContrast"; // and HighContrastInverse

    private SystemLook() {}

    /// Whether it asks for light or dark.
    public static ColorScheme scheme() {
        return Platform.getPreferences().getColorScheme();
    }

    /// Whether it asks for more contrast; never where the system does not say.
    public static boolean isHighContrast() {
        var preferences = Platform.getPreferences();
        return preferences.getBoolean(WINDOWS).orElse(false)
                || preferences.getString(GTK).orElse("").startsWith(GTK_HIGH);
    }
}
