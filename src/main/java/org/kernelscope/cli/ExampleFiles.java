package org.kernelscope.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kernelscope.analysis.Example;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;
import picocli.CommandLine.Model.CommandSpec;

/** Image files with labels, as examples to learn from. */
final class ExampleFiles {
    /** The largest label that an architecture can have. */
    static final int LARGEST_LABEL = 999;

    private ExampleFiles() {}

    /**
     * Reads the images.
     *
     * @throws UserFacingException if one cannot be read
     * @throws picocli.CommandLine.ParameterException if there are more images than labels or fewer,
     *     or the network has no such class
     */
    static List<Example> read(
            @Nullable CommandSpec spec,
            Console console,
            Model model,
            List<Path> images,
            List<Integer> labels)
            throws UserFacingException {
        if (images.size() != labels.size()) {
            throw UsageError.of(spec, console, "examples.count", images.size(), labels.size());
        }
        Architecture architecture = model.architecture();
        List<Example> examples = new ArrayList<>();
        for (int n = 0; n < images.size(); n++) {
            checkLabel(spec, console, architecture, labels.get(n));
            Tensor input =
                    InputImage.read(console, images.get(n), model.classNames())
                            .input(architecture.input());
            examples.add(new Example(input, labels.get(n)));
        }
        return examples;
    }

    /** Refuses a class that the network does not have. */
    static void checkLabel(
            @Nullable CommandSpec spec, Console console, Architecture architecture, int label) {
        if (label < 0 || label >= architecture.classes()) {
            throw UsageError.of(
                    spec,
                    console,
                    "examples.label",
                    label,
                    architecture.id(),
                    architecture.classes() - 1);
        }
    }
}
