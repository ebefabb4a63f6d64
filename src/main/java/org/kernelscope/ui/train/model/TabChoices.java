package org.kernelscope.ui.train.model;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** The choices beside the tabs of Train mode. JavaFX thread. */
public final class TabChoices {
    /** The label of the predicted class, whichever that is. */
    public static final int PREDICTED = -1;

    private final ObjectProperty<Curves> curves =
            new SimpleObjectProperty<>(
                    this, "curves", new Curves(true, true, Axis.STEPS, Curves.LAST));
    private final ObjectProperty<KernelSubject> kernels =
            new SimpleObjectProperty<>(this, "kernels", KernelSubject.WEIGHTS);
    private final ObjectProperty<@Nullable String> gradientsLayer =
            new SimpleObjectProperty<>(this, "gradientsLayer");
    private final ObjectProperty<Integer> gradientsLabel =
            new SimpleObjectProperty<>(this, "gradientsLabel", PREDICTED);
    private final ObjectProperty<@Nullable String> comparedLayer =
            new SimpleObjectProperty<>(this, "comparedLayer");
    private final ObjectProperty<@Nullable ClassPair> mistakes =
            new SimpleObjectProperty<>(this, "mistakes");
    private final ObjectProperty<MistakesOf> mistakesOf =
            new SimpleObjectProperty<>(this, "mistakesOf", MistakesOf.TEST);

    /** The unit of the x axis of the curves. */
    public enum Axis {
        /** Training steps. */
        STEPS,
        /** Per cent of each run, so that runs of any length are equally wide. */
        SHARE
    }

    /**
     * The choices of what the charts show.
     *
     * @param raw the value of every step, beside the smoothed curve
     * @param log the loss on a logarithmic axis
     * @param axis the unit of the x axis
     * @param beside the number of the other run, or one of {@link #LAST} and {@link #NONE}
     */
    public record Curves(boolean raw, boolean log, Axis axis, int beside) {
        /** The run of the comparison, or else the newest other run. */
        public static final int LAST = -1;

        /** No other run. */
        public static final int NONE = 0;
    }

    /** The subject of the sheets of kernels. */
    public enum KernelSubject {
        /** The kernels. */
        WEIGHTS,
        /** Their difference from those of the beginning. */
        CHANGE
    }

    /** The mistakes that are shown. */
    public enum MistakesOf {
        /** Those of one test. */
        TEST,
        /** The most confident one of each epoch. */
        EPOCHS
    }

    /** A cell of the confusion matrix: the true class and the prediction. */
    public record ClassPair(int actual, int predicted) {}

    /** The selection of curves and axes. */
    public ObjectProperty<Curves> curvesProperty() {
        return curves;
    }

    /** The subject of the sheets of kernels. */
    public ObjectProperty<KernelSubject> kernelsProperty() {
        return kernels;
    }

    /** The name of the layer whose gradients are shown; null for the first that has maps. */
    public ObjectProperty<@Nullable String> gradientsLayerProperty() {
        return gradientsLayer;
    }

    /** The class that is taken as the right one for the gradients, or {@link #PREDICTED}. */
    public ObjectProperty<Integer> gradientsLabelProperty() {
        return gradientsLabel;
    }

    /** The name of the layer whose kernels are compared; null for the first. */
    public ObjectProperty<@Nullable String> comparedLayerProperty() {
        return comparedLayer;
    }

    /** The cell of the confusion matrix whose examples are shown; null for the worst mistakes. */
    public ObjectProperty<@Nullable ClassPair> mistakesProperty() {
        return mistakes;
    }

    /** The mistakes of one test, or the most confident ones of all epochs. */
    public ObjectProperty<MistakesOf> mistakesOfProperty() {
        return mistakesOf;
    }

    /** Takes over all choices of {@code other}. */
    void showAs(TabChoices other) {
        curves.set(other.curves.get());
        kernels.set(other.kernels.get());
        gradientsLayer.set(other.gradientsLayer.get());
        gradientsLabel.set(other.gradientsLabel.get());
        comparedLayer.set(other.comparedLayer.get());
        mistakes.set(other.mistakes.get());
        mistakesOf.set(other.mistakesOf.get());
    }
}
