package foundrybench.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import foundrybench.format.FormatException;
import foundrybench.format.JsonFields;
import java.util.Locale;

/// How the window looks: flat fields of the settings.
///
/// @param textPercent how large the text is, of its usual size
public record Look(Theme theme, Contrast contrast, int textPercent) {
    /// As the system has it, text in its usual size.
    public static final Look DEFAULT = new Look(Theme.SYSTEM, Contrast.SYSTEM, 100);

    /// Light, dark, or as the system has it.
    public enum Theme {
        SYSTEM,
        LIGHT,
        DARK;

        /// Lower case, as in the file.
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// High, usual, or as the system has it.
    public enum Contrast {
        SYSTEM,
        USUAL,
        HIGH;

        /// Lower case, as in the file.
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    void write(ObjectNode json) {
        json.put("theme", theme.wireName());
        json.put("contrast", contrast.wireName());
        json.put("textPercent", textPercent);
    }

    static Look read(JsonFields json) throws FormatException {
        var theme = json.optionalChoice("theme", Theme.values(), Theme::wireName);
        var contrast = json.optionalChoice("contrast", Contrast.values(), Contrast::wireName);
        var percent = json.optionalCount("textPercent");
        return new Look(
                theme == null ? DEFAULT.theme : theme,
                contrast == null ? DEFAULT.contrast : contrast,
                percent == null ? DEFAULT.textPercent : percent);
    }
}
