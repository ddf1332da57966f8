package foundrybench.ui.reading;

import foundrybench.document.Address;
import foundrybench.ui.kit.Clip;
import foundrybench.ui.kit.Words;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The keys and the menu of a [ReadingView].
final class ReadingKeys {
    private static final double LINE = 40;
    private static final double PAGE = 0.9;
    private static final int LONGEST_CODE = 40;

    private ReadingKeys() {}

    static void install(ReadingView view) {
        var extending = new Extending(view);
        view.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            boolean isExtended = event.isShiftDown() && !event.isShortcutDown() && extending.press(event.getCode());
            if (isExtended || (event.isShortcutDown() ? shortcut(view, event.getCode()) : scroll(view, event.getCode()))) {
                event.consume();
            }
        });
        view.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, event -> {
            menu(view).show(view, event.getScreenX(), event.getScreenY());
            event.consume();
        });
    }

    private static ContextMenu menu(ReadingView view) {
        var copy = new MenuItem(Words.of("copy"));
        copy.setDisable(view.selection().isEmpty());
        copy.setOnAction(_ -> view.copy());
        var all = new MenuItem(Words.of("reading.select-all"));
        all.setOnAction(_ -> view.selectAll());
        var menu = new ContextMenu(copy, all);
        view.linksInSight().forEach(target -> {
            var link = new MenuItem(Words.of("reading.link", Address.shown(target)));
            link.setMnemonicParsing(false);
            link.setOnAction(_ -> view.open(target));
            menu.getItems().add(link);
        });
        CodeText.inSight(view.column()).forEach(code -> {
            var item = new MenuItem(Words.of("reading.code", beginning(code)));
            item.setMnemonicParsing(false);
            item.setOnAction(_ -> Clip.copy(code));
            menu.getItems().add(item);
        });
        menu.setAutoHide(true);
        return menu;
    }

    private static String beginning(String code) {
        var line = code.strip().lines().findFirst().orElse("");
        return line.length() <= LONGEST_CODE ? line : line.substring(0, LONGEST_CODE) + "…";
    }

    private static boolean shortcut(ReadingView view, KeyCode code) {
        switch (code) {
            case A -> view.selectAll();
            case C, INSERT -> view.copy();
            case HOME -> view.scrollToStart();
            case END -> view.scrollToEnd();
            default -> {
                return false;
            }
        }
        return true;
    }

    private static boolean scroll(ReadingView view, KeyCode code) {
        switch (code) {
            case HOME -> view.scrollToStart();
            case END -> view.scrollToEnd();
            case PAGE_UP -> view.scrollByPages(-PAGE);
            case PAGE_DOWN, SPACE -> view.scrollByPages(PAGE);
            case UP, KP_UP -> view.scrollBy(-LINE);
            case DOWN, KP_DOWN -> view.scrollBy(LINE);
            default -> {
                return false;
            }
        }
        return true;
    }
}
