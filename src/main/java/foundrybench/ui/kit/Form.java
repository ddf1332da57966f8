package foundrybench.ui.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Function;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;
import javafx.util.StringConverter;

/// Loads a form whose layout lies beside its class, as an FXML file of its name whose root it is.
public final class Form {
    private Form() {}

    /// Fills the form and its `@FXML` fields; words come from [Words].
    public static void load(Parent form) {
        var type = form.getClass();
        var layout = type.getResource(type.getSimpleName() + ".fxml");
        if (layout == null) {
            throw new IllegalStateException("the program was built without the layout of " + type.getName());
        }
        var loader = new FXMLLoader(layout, Words.bundle());
        loader.setRoot(form);
        loader.setController(form);
        loader.setClassLoader(type.getClassLoader());
        try {
            loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException(layout.toString(), e);
        }
    }

    /// Shows values of a choice by these words; what is chosen is never typed.
    public static <T> StringConverter<T> words(Function<T, String> words) {
        return new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : words.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("a choice is not typed");
            }
        };
    }
}
