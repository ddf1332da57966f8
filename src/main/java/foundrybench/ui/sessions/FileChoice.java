package foundrybench.ui.sessions;

import java.io.File;
import java.util.function.BiFunction;
import javafx.scene.control.TextField;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// Lets a file be chosen for a field, beginning where the one in the field lies.
final class FileChoice {
    private FileChoice() {}

    /// @param show what is to be done with a file: [FileChooser#showOpenDialog] or [FileChooser#showSaveDialog]
    /// @return whether one was chosen
    static boolean into(TextField field, BiFunction<FileChooser, Window, @Nullable File> show) {
        var chooser = new FileChooser();
        var now = new File(field.getText());
        chooser.setInitialFileName(now.getName());
        if (now.getParentFile() != null && now.getParentFile().isDirectory()) {
            chooser.setInitialDirectory(now.getParentFile());
        }
        var chosen = show.apply(chooser, field.getScene().getWindow());
        if (chosen != null) {
            field.setText(chosen.getPath());
        }
        return chosen != null;
    }
}
