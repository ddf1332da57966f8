package foundrybench.ui.reading;

import foundrybench.document.Address;
import foundrybench.ui.kit.Clip;
import foundrybench.ui.kit.Words;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.robot.Robot;

/// What a click on a link offers: its real address, whole; to open it in the browser, and to copy it. Nothing is opened
/// or fetched before one of these is chosen.
public final class LinkMenu {
    private static final int LONGEST_LINE = 90;

    private LinkMenu() {}

    /// Offers it where the pointer is.
    ///
    /// @param open is given an address of the web
    public static void show(Node owner, String target, Consumer<String> open) {
        var address = Address.of(target);
        var real = Address.shown(target);
        var shown = new MenuItem(lines(real));
        shown.setMnemonicParsing(false);
        shown.setDisable(true);
        shown.getStyleClass().add("link-address");
        var browse = new MenuItem(address.map(a -> Words.of("link.open", a.host())).orElse(Words.of("link.open.off")));
        browse.setMnemonicParsing(false);
        browse.setDisable(address.isEmpty());
        browse.setOnAction(_ -> open.accept(real));
        var copy = new MenuItem(Words.of("link.copy"));
        copy.setOnAction(_ -> Clip.copy(real));
        var menu = new ContextMenu(shown, new SeparatorMenuItem(), browse, copy);
        var pointer = new Robot();
        menu.show(owner, pointer.getMouseX(), pointer.getMouseY());
    }

    /// All of it, in lines that fit on the screen.
    private static String lines(String address) {
        return address.replaceAll("(.{" + LONGEST_LINE + "})(?=.)", "$1\n");
    }
}
