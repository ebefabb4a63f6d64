package org.kernelscope.analysis;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.kernelscope.data.ClassNames;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.InitialWeights;
import org.kernelscope.network.OutputSpec;
import org.kernelscope.network.ParameterSpec;
import org.kernelscope.network.Weights;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

/**
 * A trained network for other classes: all layers keep what they learned, but for the output, where
 * the classes that the network did not have begin anew (transfer learning). A class is known by its
 * name. No state; any thread.
 */
public final class ClassReplacement {
    private ClassReplacement() {}

    /** True if {@code trained} has just these classes in their order, under their names. */
    public static boolean hasClasses(Model trained, ClassNames classes) {
        boolean roomy = isFixed(trained.architecture(), classes);
        return (roomy || trained.architecture().classes() == classes.count())
                && Objects.equals(trained.classNames(), classes.unlessDigits());
    }

    /** True if the output cannot have other classes, but has enough. */
    private static boolean isFixed(Architecture architecture, ClassNames classes) {
        return !(architecture.output() instanceof OutputSpec)
                && classes.count() <= architecture.classes();
    }

    /**
     * {@code architecture} with these classes; the same if its output is fixed and has enough.
     *
     * @throws UserFacingException if its output cannot have so many classes
     */
    public static Architecture of(Architecture architecture, ClassNames classes)
            throws UserFacingException {
        return isFixed(architecture, classes)
                ? architecture
                : architecture.withClasses(classes.count());
    }

    /**
     * The network with the classes {@code classes}; the same if it has them.
     *
     * @param seed of the weights of new classes
     * @throws UserFacingException if its output cannot have so many classes
     */
    public static Model of(Model trained, ClassNames classes, long seed)
            throws UserFacingException {
        if (hasClasses(trained, classes)) {
            return trained;
        }
        Architecture before = trained.architecture();
        Architecture architecture = of(before, classes);
        if (isFixed(before, classes)) {
            return new Model(before, trained.weights(), trained.metadata(), classes.unlessDigits());
        }
        int[] former = classes.names().stream().mapToInt(name -> find(trained, name)).toArray();
        Weights drawn = InitialWeights.draw(architecture, seed);
        Map<String, Tensor> weights = new LinkedHashMap<>();
        String output = before.layers().get(before.layers().size() - 1).name() + ".";
        for (ParameterSpec parameter : architecture.parameters()) {
            String name = parameter.name();
            Tensor learned = trained.weights().get(name);
            weights.put(
                    name,
                    name.startsWith(output) ? rows(learned, drawn.get(name), former) : learned);
        }
        return new Model(
                architecture, Weights.of(architecture, weights), Map.of(), classes.unlessDigits());
    }

    private static int find(Model trained, String name) {
        return IntStream.range(0, trained.architecture().classes())
                .filter(label -> trained.className(label).equals(name))
                .findFirst()
                .orElse(-1);
    }

    /** The rows that were learned, in their new places, among fresh ones. */
    private static Tensor rows(Tensor learned, Tensor drawn, int[] former) {
        float[] from = learned.toArray();
        float[] to = drawn.toArray();
        int row = to.length / former.length;
        for (int label = 0; label < former.length; label++) {
            if (former[label] >= 0) {
                int first = former[label] * row;
                float[] kept = Arrays.copyOfRange(from, first, first + row);
                System.arraycopy(kept, 0, to, label * row, row);
            }
        }
        return Tensor.takeOver(drawn.shape(), to);
    }
}
