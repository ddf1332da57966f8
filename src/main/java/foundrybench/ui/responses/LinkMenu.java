package foundrybench.ui.responses;

import foundrybench.ui.kit.Clip;
import foundrybench.ui.kit.Words;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.robot.Robot;

/// What a click on a link offers: its address, whole, and to copy it. Nothing is opened or fetched.
final class LinkMenu {
    private LinkMenu() {}

    static void show(Node owner, String address) {
        var shown = new MenuItem(address);
        shown.setMnemonicParsing(false);
        shown.setDisable(true);
        var copy = new MenuItem(Words.of("link.copy"));
        copy.setOnAction(_ -> Clip.copy(address));
        var menu = new ContextMenu(shown, new SeparatorMenuItem(), copy);
        var pointer = new Robot();
        menu.show(owner, pointer.getMouseX(), pointer.getMouseY());
    }
}
