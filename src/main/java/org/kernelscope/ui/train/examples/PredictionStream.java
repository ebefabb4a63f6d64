package org.kernelscope.ui.train.examples;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.Dataset;
import org.kernelscope.training.RunState;
import org.kernelscope.training.RunView;
import org.kernelscope.training.inspection.TestPrediction;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.train.model.RunPosition;
import org.kernelscope.ui.train.model.TrainModel;
import org.kernelscope.ui.train.tab.CheckpointAnalysis;
import org.kernelscope.ui.train.tab.TrainContext;

/**
 * A stream of predictions on test examples at the checkpoint that is shown: while it learns, others
 * all the time; of an older checkpoint, the same ones each time. JavaFX thread.
 */
final class PredictionStream extends VBox {
    private static final int MOST = 24;
    private static final long ASK_NANOS = 400_000_000;

    private final TrainModel model;
    private final ExampleTiles tiles;
    private final Label title = new Label();
    private final TileGrid grid;
    private final CheckpointAnalysis<List<TestPrediction>> examination;
    private final Localisation texts;
    private List<TestPrediction> shown = List.of();
    private List<TestPrediction> found = List.of();
    private @Nullable RunPosition foundPlace;
    private long askedNanos = System.nanoTime() - ASK_NANOS;

    PredictionStream(TrainModel model, ExampleTiles tiles, TrainContext around) {
        this.model = model;
        this.tiles = tiles;
        this.texts = around.texts();
        grid = new TileGrid("prediction-stream", around.display());
        examination =
                new CheckpointAnalysis<>(
                        around,
                        (examiner, place) ->
                                examiner.predictions(place.run(), place.checkpoint(), MOST),
                        this::found);
        title.getStyleClass().add(Styles.CAPTION);
        title.setMinWidth(USE_PREF_SIZE);
        setVgrow(grid, Priority.ALWAYS);
        getChildren().addAll(title, grid);
        setMinHeight(0);
    }

    /** True until the predictions that were asked for are there. */
    boolean isBusy() {
        return examination.isBusy();
    }

    /** Shows those of now. */
    void refresh() {
        RunPosition place = model.time().shownProperty().get();
        boolean atWork = model.state() == RunState.RUNNING || model.state() == RunState.PAUSED;
        boolean live = model.time().liveProperty().get() && atWork;
        title.setText(texts.texts().get(live ? "training.stream" : "training.stream.then"));
        if (live) {
            follow();
            show(model.viewProperty().get().predictions());
        } else if (place != null) {
            examination.ask(place);
            show(foundPlace != null && foundPlace.isSame(place) ? found : List.of());
        }
    }

    /** As fast as an eye can follow, and only as long as there is something new to see. */
    private void follow() {
        RunView view = model.viewProperty().get();
        boolean news = view.state() == RunState.RUNNING || view.predictions().isEmpty();
        long now = System.nanoTime();
        if (news && now - askedNanos > ASK_NANOS) {
            askedNanos = now;
            model.askForPredictions();
        }
    }

    private void found(RunPosition place, Optional<List<TestPrediction>> predictions) {
        found = predictions.orElse(List.of());
        foundPlace = place;
        refresh();
    }

    /** The newest first, if others were read since. */
    private void show(List<TestPrediction> predictions) {
        Dataset examples = tiles.examples();
        if (examples == null || predictions.equals(shown)) {
            return;
        }
        shown = predictions;
        int count = Math.min(MOST, predictions.size());
        List<PredictionTile> places = grid.tiles(count);
        for (int i = 0; i < count; i++) {
            TestPrediction prediction = predictions.get(predictions.size() - 1 - i);
            tiles.show(
                    places.get(i),
                    prediction.index(),
                    prediction.label(),
                    prediction.prediction(),
                    Numbers.probability(prediction.probability()));
        }
    }
}
