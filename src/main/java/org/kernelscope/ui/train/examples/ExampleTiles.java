package org.kernelscope.ui.train.examples;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.ClassNames;
import org.kernelscope.data.Colouring;
import org.kernelscope.data.Dataset;
import org.kernelscope.data.Drawing;
import org.kernelscope.data.Drawing.Backdrop;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.state.DrawingModel;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.train.tab.DatasetLoader;

/**
 * Test examples on tiles, with what they were taken for; a click puts one on the pad. JavaFX
 * thread.
 */
final class ExampleTiles {
    /** Letters of a name below a tile. */
    private static final int BRIEF = 6;

    private final DatasetLoader datasets;
    private final Supplier<Colouring> colouring;
    private final Supplier<@Nullable ClassNames> names;
    private final DrawingModel drawing;
    private final Localisation texts;

    /**
     * @param colouring the colours of the examples of the run that is shown
     * @param names the names of its classes; null for numbers
     */
    ExampleTiles(
            DatasetLoader datasets,
            Supplier<Colouring> colouring,
            Supplier<@Nullable ClassNames> names,
            DrawingModel drawing,
            Localisation texts) {
        this.datasets = datasets;
        this.colouring = colouring;
        this.names = names;
        this.drawing = drawing;
        this.texts = texts;
    }

    /** The test examples; null until they are read. */
    @Nullable Dataset examples() {
        return datasets.test(colouring.get()).get();
    }

    /** The name of a class of the run that is shown. */
    String name(int label) {
        return ClassNames.name(names.get(), label);
    }

    private String brief(int label) {
        return ClassNames.shortened(name(label), BRIEF);
    }

    /**
     * Shows the test example {@code index}, if there is one.
     *
     * @param sure the probability in words; may be empty
     */
    void show(PredictionTile tile, int index, int label, int prediction, String sure) {
        Dataset examples = examples();
        if (examples == null || index >= examples.count()) {
            return;
        }
        Backdrop picture = Backdrop.of(examples, index);
        Texts words = texts.texts();
        String sentence =
                label == prediction
                        ? words.get("training.prediction.right", index, name(label), sure)
                        : words.get(
                                "training.prediction.wrong",
                                index,
                                name(label),
                                name(prediction),
                                sure);
        tile.show(
                examples.image(index),
                label == prediction,
                label == prediction
                        ? "✓ " + brief(prediction)
                        : "✗ " + brief(label) + "→" + brief(prediction),
                sentence,
                () -> drawing.showSample(Drawing.of(picture)));
    }
}
