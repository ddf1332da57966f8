package foundrybench.ui.kit;

import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/// All words the window shows, from `words.properties`; only failures bring their own.
public final class Words {
    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("foundrybench.ui.words", Locale.ROOT);

    /// How the key is written that JavaFX calls the shortcut key.
    private static final String SHORTCUT =
            System.getProperty("os.name", "").startsWith("Mac") ? "⌘" : "Ctrl+";

    private Words() {}

    /// The words under this key, with `%s` filled in; what is not known is a dash.
    public static String of(String key, @Nullable Object... arguments) {
        var text = BUNDLE.getString(key).replace("Ctrl+", SHORTCUT);
        if (arguments.length == 0) {
            return text;
        }
        var known = Arrays.stream(arguments).map(a -> a == null ? Amounts.UNKNOWN : a);
        return text.formatted(known.toArray());
    }

    /// All of them, for layouts.
    static ResourceBundle bundle() {
        return BUNDLE;
    }

    /// The words for so many of something: `KEY.one` or `KEY.many`, the number filled in.
    public static String count(String key, long number) {
        return of(key + (number == 1 ? ".one" : ".many"), Amounts.tokens(number));
    }
}
