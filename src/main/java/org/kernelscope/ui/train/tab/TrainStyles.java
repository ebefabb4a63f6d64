package org.kernelscope.ui.train.tab;

import java.util.Objects;

/** The style sheet of Train mode. Stateless; any thread. */
public final class TrainStyles {
    private TrainStyles() {}

    /** The address of the style sheet, as {@link javafx.scene.Parent#getStylesheets} wants it. */
    public static String sheet() {
        return Objects.requireNonNull(
                        TrainStyles.class.getResource("/org/kernelscope/ui/train.css"))
                .toExternalForm();
    }
}
