package foundrybench.app;

import foundrybench.export.ExportFormat;
import foundrybench.ui.kit.FxThread;
import foundrybench.ui.kit.Words;
import foundrybench.ui.sessions.ExportForm;
import foundrybench.ui.sessions.SessionRow;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.stage.Window;

/// Sessions written to a file, asked for in a window of its own over the main one.
final class WorkbenchExportDialog {
    private static final double WIDTH = 560;
    private static final double HEIGHT = 300;

    private final ExportForm form;
    private final WorkbenchDialog dialog = new WorkbenchDialog();
    private final Consumer<String> say;

    /// @param say told, on the window's thread, what was written, or when this is closed, what was not
    WorkbenchExportDialog(WorkbenchEngine engine, List<SessionRow> sessions, Executor workers, Consumer<String> say) {
        this.say = say;
        var tasks = new WorkbenchTasks(workers, this::failed);
        var endings = new LinkedHashMap<String, String>();
        for (var format : ExportFormat.values()) {
            endings.put(format.wireName(), format.ending());
        }
        var ids = sessions.stream().map(SessionRow::id).toList();
        var what = sessions.size() == 1 ? sessions.getFirst().title() : Words.of("session.several", sessions.size());
        form = new ExportForm(what, endings, Path.of(System.getProperty("user.home")), order ->
                tasks.inTurn(() -> engine.archive().export(ids, order), said -> {
                    dialog.close();
                    say.accept(said);
                }));
    }

    void show(Window main) {
        dialog.show(main, form, Words.of("export.title"), WIDTH, HEIGHT);
    }

    private void failed(Throwable cause) {
        if (cause instanceof WorkbenchEngine.Unavailable) {
            dialog.tell(String.valueOf(cause.getMessage()), form::say, say);
        } else {
            FxThread.uncaught(cause);
        }
    }
}
