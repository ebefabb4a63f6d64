package org.kernelscope.ui.train.experiment;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kernelscope.experiment.ArmResult;
import org.kernelscope.experiment.ExperimentWords;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.control.CompactStage;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.TrainStyles;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.InferenceResult;
import org.kernelscope.ui.train.model.ExperimentModel;
import org.kernelscope.ui.train.model.RunPosition;
import org.kernelscope.ui.train.tab.ComparisonInference;
import org.kernelscope.ui.train.tab.TrainContext;

/**
 * The maps of the example on the pad in the network of each arm, at the same moment of its
 * training. JavaFX thread.
 */
final class ArmMaps extends HBox {
    private final ExperimentModel model;
    private final TrainContext around;
    private final List<Part> parts = new ArrayList<>();
    private List<ArmResult> arms = List.of();

    ArmMaps(ExperimentModel model, TrainContext around) {
        this.model = model;
        this.around = around;
        setId("experiment-maps");
        getStyleClass().add(TrainStyles.TRAIN_CHARTS);
    }

    /** One arm. */
    private final class Part extends VBox {
        private final Label name = new Label();
        private final CompactStage stage;
        private final ComparisonInference inference;
        private @Nullable RunPosition place;

        Part(int index) {
            stage = new CompactStage("experiment-maps-" + index, around.display(), around.texts());
            inference =
                    new ComparisonInference(
                            around.engine(),
                            around.engineThread(),
                            around.fxThread(),
                            around.notices());
            name.getStyleClass().add(Styles.CAPTION);
            name.setWrapText(true);
            name.setMinHeight(USE_PREF_SIZE);
            VBox.setVgrow(stage, Priority.ALWAYS);
            HBox.setHgrow(this, Priority.ALWAYS);
            getStyleClass().add(TrainStyles.EXPERIMENT_MAPS);
            setMinHeight(0);
            getChildren().addAll(name, stage);
            inference.answerProperty().subscribe(answer -> name());
        }

        void show(RunPosition now) {
            place = now;
            inference.ask(now.model(), around.drawing().drawing());
            name();
        }

        /** The words belong to the maps below them: both are of the last answer. */
        private void name() {
            RunPosition now = place;
            int index = parts.indexOf(this);
            if (now == null || index < 0 || index >= arms.size()) {
                return;
            }
            Texts texts = around.texts().texts();
            InferenceResult answer = inference.answerProperty().get();
            String arm = ExperimentWords.arm(texts, arms.get(index).arm());
            if (answer == null || answer.prepared().empty()) {
                name.setText(texts.get("experiment.maps.empty", arm, Numbers.count(now.step())));
            } else {
                Tensor probabilities = answer.activations().probabilities();
                int best = probabilities.argMax();
                name.setText(
                        texts.get(
                                "experiment.maps.arm",
                                arm,
                                Numbers.count(now.step()),
                                answer.model().className(best),
                                Numbers.probability(probabilities.get(best))));
            }
            if (answer != null) {
                stage.show(answer);
            }
            stage.setAccessibleText(name.getText());
        }
    }

    /** Shows {@code results} at the moment of the time line. */
    void show(List<ArmResult> results) {
        arms = results;
        while (parts.size() < results.size()) {
            Part part = new Part(parts.size());
            parts.add(part);
        }
        if (getChildren().size() != results.size()) {
            getChildren().setAll(parts.subList(0, results.size()));
        }
        for (int i = 0; i < results.size(); i++) {
            parts.get(i).show(model.momentOf(results.get(i)));
        }
    }

    boolean isBusy() {
        return parts.subList(0, arms.size()).stream().anyMatch(part -> part.inference.isBusy());
    }
}
