package foundrybench.ui.sessions;

import foundrybench.ui.kit.Words;
import java.util.List;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// What a session can be asked for by a menu; those that suit several do it to all that are selected with it.
final class SessionMenu implements HistoryCell.Menu {
    private final SessionsView view;

    SessionMenu(SessionsView view) {
        this.view = view;
    }

    @Override
    public void open(SessionRow row) {
        view.actions().reopen(row);
    }

    @Override
    public ContextMenu of(SessionRow row) {
        var actions = view.actions();
        var menu = new ContextMenu(item("session.open", () -> actions.reopen(row)), item("session.replay", () -> actions.replay(row)));
        if (row.trashed()) {
            menu.getItems().addAll(
                    new SeparatorMenuItem(),
                    item("session.restore", () -> actions.restore(with(row))),
                    item("session.delete", () -> view.away(with(row))));
            return menu;
        }
        menu.getItems().addAll(
                new SeparatorMenuItem(),
                item("session.rename", () -> view.rename(row)),
                item(row.starred() ? "session.unstar" : "session.add-star", () -> actions.star(with(row), !row.starred())),
                item("session.note", () -> view.note(row)),
                item("session.tags", () -> view.tag(with(row))),
                new SeparatorMenuItem(),
                item("session.export", () -> actions.export(with(row))),
                item("session.trash", () -> view.away(with(row))));
        return menu;
    }

    private List<SessionRow> with(SessionRow row) {
        var selected = view.selected();
        return selected.contains(row) ? selected : List.of(row);
    }

    private static MenuItem item(String key, Runnable action) {
        var item = new MenuItem(Words.of(key));
        item.setOnAction(_ -> action.run());
        return item;
    }
}
