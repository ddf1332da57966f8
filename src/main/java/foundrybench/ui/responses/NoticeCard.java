package foundrybench.ui.responses;

import foundrybench.ui.kit.Clip;
import foundrybench.ui.kit.Controls;
import foundrybench.ui.kit.GrowingArea;
import foundrybench.ui.kit.Wrapping;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The card of a [Notice]: title, the facts for a support case, what happened, and what to do. Never lower than what it
/// says: what is around it scrolls.
final class NoticeCard extends VBox {
    private static final double ROOM_FOR_COPY = 30;

    private final Label title = Controls.label("", "notice-title");
    private final GrowingArea detail = GrowingArea.whole("notice-detail");
    private final GrowingArea fix = GrowingArea.whole("notice-fix");
    private final GrowingArea facts = GrowingArea.whole("notice-facts");
    private final GrowingArea command = GrowingArea.whole("notice-command");
    private final Button copyCommand = Controls.icon("icon-copy", "command.copy");
    private final StackPane commandLine = new StackPane(command, copyCommand);
    private final Button remedy = new Button();
    private final Button copy = Controls.icon("icon-copy", "notice.copy");
    private final Button more = new Button();
    private @Nullable Notice notice;
    private @Nullable MoreTokens moreTokens;

    /// @param ask what the button does that asks again with a larger limit
    /// @param apply what the button does that offers a remedy
    NoticeCard(IntConsumer ask, Consumer<Remedy> apply) {
        getStyleClass().add("notice");
        Wrapping.in(title);
        title.setMinHeight(USE_PREF_SIZE);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        more.setMinHeight(USE_PREF_SIZE);
        Wrapping.in(more);
        more.getStyleClass().add("more-tokens");
        Controls.on(copy, () -> Clip.copy(notice == null ? "" : notice.text()));
        Controls.on(more, () -> ask.accept(moreTokens == null ? 0 : moreTokens.maxTokens()));
        remedy.getStyleClass().add("remedy");
        Wrapping.in(remedy);
        remedy.setMinHeight(USE_PREF_SIZE);
        Controls.on(copyCommand, () -> Clip.copy(notice == null ? "" : notice.command()));
        Controls.on(remedy, () -> {
            if (notice != null && notice.remedy() != null) {
                apply.accept(notice.remedy());
            }
        });
        StackPane.setMargin(command, new Insets(0, ROOM_FOR_COPY, 0, 0));
        StackPane.setAlignment(copyCommand, Pos.TOP_RIGHT);
        show(null, null);
    }

    /// Most answers need no card, and text areas are dear.
    private void make() {
        var head = new HBox(title, copy);
        head.getStyleClass().add("notice-head");
        getChildren().addAll(head, facts, detail, fix, commandLine, remedy, more);
    }

    void show(@Nullable Notice newNotice, @Nullable MoreTokens newMore) {
        notice = newNotice;
        moreTokens = newMore;
        Controls.show(this, newNotice != null);
        Controls.show(more, newMore != null);
        if (newMore != null) {
            more.setText(newMore.label());
            Controls.tip(more, newMore.prices());
        }
        if (newNotice != null) {
            if (getChildren().isEmpty()) {
                make();
            }
            fill(newNotice);
        }
    }

    private void fill(Notice shown) {
        for (var tone : Notice.Tone.values()) {
            getStyleClass().remove("notice-" + tone.name().toLowerCase(Locale.ROOT));
        }
        getStyleClass().add("notice-" + shown.tone().name().toLowerCase(Locale.ROOT));
        title.setText(shown.title());
        fill(detail, shown.detail());
        fill(fix, shown.fix());
        fill(command, shown.command());
        Controls.show(commandLine, !shown.command().isEmpty());
        fill(facts, shown.facts());
        var offered = shown.remedy();
        Controls.show(remedy, offered != null);
        remedy.setText(offered == null ? "" : offered.label());
        setAccessibleText(shown.text());
    }

    private static void fill(GrowingArea area, String text) {
        area.show(text, false);
        area.setAccessibleText(text);
        Controls.show(area, !text.isEmpty());
    }
}
