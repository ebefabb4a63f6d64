package org.kernelscope.ui.control;

import java.util.Objects;

/** The style classes of Train mode alone, and their style sheet. */
public final class TrainStyles {
    /** The panel of Train mode. */
    public static final String TRAIN = "ks-train";

    /** The controls and the progress of a training run. */
    public static final String TRAIN_COLUMN = "ks-train-column";

    /** The example of a single step and its loss. */
    public static final String TRAIN_LEARNED = "ks-train-learned";

    /** The selected tab of Train mode. */
    public static final String TRAIN_TAB = "ks-train-tab";

    /** The controls of a tab in Train mode. */
    public static final String TRAIN_TOOLS = "ks-train-tools";

    /** The kernels of a layer with a single input map. */
    public static final String KERNELS_FEW = "ks-kernels-few";

    /** The kernels of a layer with several input maps. */
    public static final String KERNELS_MANY = "ks-kernels-many";

    /** Controls in a row. */
    public static final String TRAIN_ROW = "ks-train-row";

    /** The explanation of a setting. */
    public static final String TRAIN_HELP = "ks-train-help";

    /** The predictions of two networks for the same image. */
    public static final String COMPARE_PREDICTIONS = "ks-compare-predictions";

    /** The buttons for run files. */
    public static final String TRAIN_FILES = "ks-train-files";

    /** Charts in a row. */
    public static final String TRAIN_CHARTS = "ks-train-charts";

    /** The welcome page of Train mode. */
    public static final String TRAIN_INVITATION = "ks-train-invitation";

    /** The large button that starts the first training. */
    public static final String TRAIN_FIRST = "ks-train-first";

    /** The settings of a training run. */
    public static final String TRAIN_SETTINGS = "ks-train-settings";

    /** A test image with its prediction. */
    public static final String TRAIN_PREDICTION = "ks-train-prediction";

    /** The timeline of a training run. */
    public static final String TIMELINE = "ks-timeline";

    private TrainStyles() {}

    /** The address of their style sheet, as {@link javafx.scene.Parent#getStylesheets} wants it. */
    public static String sheet() {
        return Objects.requireNonNull(
                        TrainStyles.class.getResource("/org/kernelscope/ui/train.css"))
                .toExternalForm();
    }
}
