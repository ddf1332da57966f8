package foundrybench.app;

import foundrybench.catalog.CatalogException;
import foundrybench.sim.SimOptions;
import foundrybench.store.KeptFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.animation.AnimationTimer;
import javafx.stage.Window;

/// The program whose window closes by itself, once it has been painted.
final class WindowRehearsal extends Wiring {
    private static final int FRAMES = 5;

    WindowRehearsal(Map<String, String> environment, Path workingFolder, SimOptions simulation) {
        super(environment, workingFolder, simulation);
    }

    @Override
    public void openWindow(WindowSettings settings) throws NoDisplayException, CatalogException, KeptFileException, NoConnectionException {
        WindowStart.open(this, settings, WindowRehearsal::closeSoon);
    }

    private static void closeSoon() {
        new AnimationTimer() {
            private int frames;

            @Override
            public void handle(long now) {
                if (++frames == FRAMES) {
                    stop();
                    List.copyOf(Window.getWindows()).forEach(Window::hide);
                }
            }
        }.start();
    }
}
