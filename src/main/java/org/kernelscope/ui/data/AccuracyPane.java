package org.kernelscope.ui.data;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.kernelscope.dataset.DatasetPredictions;
import org.kernelscope.dataset.OwnDataset;
import org.kernelscope.ui.control.DataStyles;
import org.kernelscope.ui.control.FillBar;
import org.kernelscope.ui.control.NameLabel;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.Localisation;

/** The accuracy of the network on the stage, of all images and class by class. JavaFX thread. */
final class AccuracyPane extends DataStagePane {
    private static final double NAME_SHARE = 0.42;

    private final DataModel data;
    private final PredictionsModel predictions;
    private final Label all = words();
    private final GridPane classes = new GridPane();
    private final List<Row> rows = new ArrayList<>();
    final Button evaluate;

    private record Row(NameLabel name, FillBar bar, Label share) {}

    AccuracyPane(DataModel data, PredictionsModel predictions, Localisation texts) {
        super(DataStage.ACCURACY, texts.text("own.walk.accuracy.help"), texts);
        this.data = data;
        this.predictions = predictions;
        evaluate = button("data-evaluate", "own.evaluate", predictions::evaluate);
        all.setId("data-accuracy-all");
        classes.getStyleClass().add(DataStyles.DATA_SHARES);
        ColumnConstraints grows = new ColumnConstraints();
        grows.setHgrow(Priority.ALWAYS);
        ColumnConstraints name = new ColumnConstraints();
        // Long names leave room for the bars.
        name.maxWidthProperty().bind(classes.widthProperty().multiply(NAME_SHARE));
        classes.getColumnConstraints().setAll(name, grows);
        add(evaluate, all, classes);
        data.editedProperty().subscribe(now -> show());
        predictions.predictionsProperty().subscribe(now -> show());
        texts.languageProperty().subscribe(now -> show());
    }

    private void show() {
        OwnDataset set = data.set();
        DatasetPredictions found = predictions.predictionsProperty().get();
        if (found == null || found.count() != set.count() || set.isEmpty()) {
            all.setText("");
            classes.setVisible(false);
            return;
        }
        int[] counts = set.counts();
        int[] right = found.correctOf(set);
        int correct = java.util.Arrays.stream(right).sum();
        all.setText(
                texts.texts()
                        .get(
                                "own.accuracy.all",
                                Numbers.count(correct),
                                Numbers.count(set.count()),
                                Numbers.percent((double) correct / set.count())));
        while (rows.size() < counts.length) {
            addRow();
        }
        for (int label = 0; label < rows.size(); label++) {
            boolean there = label < counts.length && counts[label] > 0;
            Row row = rows.get(label);
            for (var part : List.of(row.name(), row.bar(), row.share())) {
                part.setVisible(there);
                part.setManaged(there);
            }
            if (there) {
                double share = (double) right[label] / counts[label];
                row.name().setText(set.classes().name(label));
                row.bar().setFraction(share);
                row.share().setText(right[label] + "/" + counts[label]);
                row.bar()
                        .setAccessibleText(
                                texts.texts()
                                        .get(
                                                "own.accuracy.class",
                                                set.classes().name(label),
                                                right[label],
                                                counts[label]));
            }
        }
        classes.setVisible(true);
    }

    private void addRow() {
        Row row = new Row(new NameLabel(2), new FillBar(), new Label());
        row.name().getStyleClass().add(Styles.CAPTION);
        row.name().setMaxWidth(Double.MAX_VALUE);
        row.share().getStyleClass().add(Styles.CAPTION);
        row.share().setId("data-accuracy-" + rows.size());
        row.share().setMinWidth(USE_PREF_SIZE);
        GridPane.setHalignment(row.share(), HPos.RIGHT);
        classes.addRow(rows.size(), row.name(), row.bar(), row.share());
        rows.add(row);
    }
}
