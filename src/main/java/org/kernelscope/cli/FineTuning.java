package org.kernelscope.cli;

import java.nio.file.Path;
import org.kernelscope.analysis.Evaluator;
import org.kernelscope.data.Dataset;
import org.kernelscope.data.Mnist;
import org.kernelscope.dataset.OwnDataset;
import org.kernelscope.engine.Engine;
import org.kernelscope.engine.Model;
import org.kernelscope.engine.Network;
import org.kernelscope.storage.ModelFile;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.record.RunStart;

/**
 * The accuracy of a network on an own set and on MNIST, before and after fine-tuning. One thread.
 */
final class FineTuning {
    private final Console console;
    private final Engine engine;
    private final TrainingData data;

    FineTuning(Console console, Engine engine, TrainingData data) {
        this.console = console;
        this.engine = engine;
        this.data = data;
    }

    /**
     * Prints the accuracies before and after, if a network that had learned before was trained on a
     * set of one's own.
     *
     * @param trained the file of the network
     */
    void tell(RunStart start, Path trained) throws UserFacingException {
        OwnDataset own = data.own();
        if (own == null || !(start instanceof RunStart.Trained before)) {
            return;
        }
        Model after = ModelFile.read(trained);
        Dataset test = data.source().test();
        console.out()
                .println(
                        console.texts()
                                .get(
                                        "train.fineTuned",
                                        accuracy(before.model(), test),
                                        accuracy(after, test)));
        if (own.classes().areDigits()) {
            Dataset mnist = Mnist.inside().test();
            console.out()
                    .println(
                            console.texts()
                                    .get(
                                            "train.forgotten",
                                            accuracy(before.model(), mnist),
                                            accuracy(after, mnist)));
        }
    }

    private String accuracy(Model model, Dataset digits) throws UserFacingException {
        try (Network network = engine.open(model.architecture(), model.weights())) {
            return ProgressLine.percent(Evaluator.evaluate(network, digits, done -> {}).accuracy());
        }
    }
}
