package foundrybench.ui.responses;

import foundrybench.model.GrownText;
import foundrybench.ui.reading.ReadingView;

/// Hands a view of a growing text only what is new in it.
final class Delivery {
    private final ReadingView view;
    private GrownText shown = GrownText.EMPTY;

    Delivery(ReadingView view) {
        this.view = view;
    }

    /// @param isGrowing whether more may come
    void show(GrownText text, boolean isGrowing) {
        if (!isGrowing || !text.continues(shown)) {
            view.show(text.toString(), isGrowing);
        } else if (text.length() > shown.length()) {
            view.append(text.from(shown.length()));
        }
        shown = text;
    }
}
