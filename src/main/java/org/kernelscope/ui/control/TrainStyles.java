package org.kernelscope.ui.control;

/** The style classes of Train mode alone. */
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

    /** The words beside the charts of an experiment, in their scroll pane. */
    public static final String EXPERIMENT_COLUMN = "ks-experiment-column";

    /** The charts or maps beside them. */
    public static final String EXPERIMENT_CHARTS = "ks-experiment-charts";

    /** The maps of one arm. */
    public static final String EXPERIMENT_MAPS = "ks-experiment-maps";

    /** The words themselves. */
    public static final String EXPERIMENT_WORDS = "ks-experiment-words";

    /** The layers that can be frozen. */
    public static final String TRAIN_FREEZE = "ks-train-freeze";

    private TrainStyles() {}
}
