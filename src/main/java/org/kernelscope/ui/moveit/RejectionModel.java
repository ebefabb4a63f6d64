package org.kernelscope.ui.moveit;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import org.jspecify.annotations.Nullable;
import org.kernelscope.analysis.Calibration;
import org.kernelscope.analysis.CalibrationData;
import org.kernelscope.analysis.Rejection;
import org.kernelscope.data.Dataset;
import org.kernelscope.data.DrawingPreparation;
import org.kernelscope.data.NoneOfThese;
import org.kernelscope.engine.Model;
import org.kernelscope.scene.LabPart;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.fx.Latest;
import org.kernelscope.ui.state.AnalysisExecutor;
import org.kernelscope.ui.state.DrawingModel;

/**
 * Images that show no digit beside test digits, for two networks: a softmax and the RBF head of
 * 1998. A share of the digits is to be accepted; the thresholds follow. JavaFX thread.
 */
public final class RejectionModel {
    /** Test digits that the thresholds are measured on. */
    static final int DIGITS = 1_000;

    /** The images that show no digit. */
    static final List<NoneOfThese.Item> ITEMS = NoneOfThese.all();

    private static final String SOFTMAX = "lenet5-modern";
    private static final String DISTANCES = "lenet5-1998";

    /** Both networks over the same images. */
    public record Measured(CalibrationData softmax, CalibrationData rbf) {}

    /** Everything that follows from the measurements, the temperature and the accepted share. */
    public record Shown(
            Measured measured,
            Calibration calibration,
            Rejection byProbability,
            Rejection byDistance,
            double leastProbability,
            double largestDistance) {
        /** True if the softmax accepts image {@code index}. */
        boolean softmaxAccepts(int index, double temperature) {
            return probability(index, temperature) >= leastProbability;
        }

        /** The largest probability of image {@code index}. */
        double probability(int index, double temperature) {
            return Calibration.confidence(
                    measured.softmax().otherAnswers().get(index).probabilities(), temperature);
        }

        /** The smallest distance of image {@code index}. */
        double distance(int index) {
            return measured.rbf().otherAnswers().get(index).output().min();
        }

        /** True if the distances accept image {@code index}. */
        boolean distanceAccepts(int index) {
            return distance(index) <= largestDistance;
        }
    }

    private final DrawingModel drawing;
    private final DoubleProperty share = new SimpleDoubleProperty(this, "share", 0.95);
    private final DoubleProperty temperature = new SimpleDoubleProperty(this, "temperature", 1);
    private final BooleanProperty watched = new SimpleBooleanProperty(this, "watched");
    private final ReadOnlyObjectWrapper<@Nullable Shown> shown =
            new ReadOnlyObjectWrapper<>(this, "shown");
    private final ReadOnlyObjectWrapper<List<Tensor>> images =
            new ReadOnlyObjectWrapper<>(this, "images", List.of());
    private final Latest<Boolean, List<Tensor>> preparing;
    private final Latest<Boolean, Measured> questions;
    private @Nullable Measured measured;
    private boolean asked;

    /** Measures the networks of {@code library} when it is first watched. */
    public RejectionModel(
            DrawingModel drawing, AnalysisExecutor analyses, MoveModel.Library library) {
        this.drawing = drawing;
        preparing =
                analyses.latest(
                        (tools, question) -> {
                            DrawingPreparation preparation = new DrawingPreparation();
                            return ITEMS.stream()
                                    .map(it -> preparation.prepare(it.drawing()).digit())
                                    .toList();
                        },
                        (question, answer) -> images.set(answer));
        questions =
                analyses.latest(
                        (tools, question) -> {
                            List<CalibrationData> both = new ArrayList<>();
                            Dataset all = tools.digits();
                            Dataset some = all.range(0, Math.min(DIGITS, all.count()));
                            for (String id : List.of(SOFTMAX, DISTANCES)) {
                                Model model = library.read(id);
                                both.add(CalibrationData.measure(tools.network(model), some));
                            }
                            return new Measured(both.get(0), both.get(1));
                        },
                        (question, answer) -> {
                            measured = answer;
                            show();
                        },
                        question -> asked = false);
        share.subscribe(now -> show());
        temperature.subscribe(now -> show());
        watched.subscribe(
                now -> {
                    if (now && !asked) {
                        asked = true;
                        preparing.ask(true);
                        questions.ask(true);
                    }
                });
    }

    private void show() {
        Measured both = measured;
        if (both == null) {
            return;
        }
        Rejection byProbability = both.softmax().byProbability(temperature.get());
        Rejection byDistance = both.rbf().byDistance();
        shown.set(
                new Shown(
                        both,
                        both.softmax().calibration(temperature.get()),
                        byProbability,
                        byDistance,
                        byProbability.thresholdFor(share.get()),
                        -byDistance.thresholdFor(share.get())));
    }

    /** Puts an image on the pad. */
    void put(NoneOfThese.Item item) {
        drawing.showSample(item.drawing());
    }

    /** The sliders, as a part of a scene. */
    public LabPart.Rejection part() {
        return new LabPart.Rejection(share.get(), temperature.get());
    }

    /** Sets the sliders. */
    public void show(LabPart.Rejection part) {
        share.set(part.share());
        temperature.set(part.temperature());
    }

    /** The share of the test digits that both thresholds accept. */
    public DoubleProperty shareProperty() {
        return share;
    }

    /** The temperature of the softmax. */
    public DoubleProperty temperatureProperty() {
        return temperature;
    }

    /** True while the view is visible. */
    public BooleanProperty watchedProperty() {
        return watched;
    }

    /** The {@link #ITEMS} as the networks see them; empty until they are prepared. */
    ReadOnlyObjectProperty<List<Tensor>> imagesProperty() {
        return images.getReadOnlyProperty();
    }

    /** The conclusions from the measurements; null until they are there. */
    public ReadOnlyObjectProperty<@Nullable Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** True if nothing is being measured. */
    public boolean isSettled() {
        return !watched.get() || !questions.isBusy() && !preparing.isBusy();
    }
}
