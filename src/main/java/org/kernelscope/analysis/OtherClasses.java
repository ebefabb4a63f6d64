package org.kernelscope.analysis;

import java.util.LinkedHashMap;
import java.util.Map;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.InitialWeights;
import org.kernelscope.network.ParameterSpec;
import org.kernelscope.network.Weights;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;

/**
 * A trained network for other classes: all layers keep what they learned, but for the output, which
 * begins anew (transfer learning). No state; any thread.
 */
public final class OtherClasses {
    private OtherClasses() {}

    /**
     * The network with {@code classes} classes; the same if it has so many.
     *
     * @param seed of the weights of the new output
     * @throws UserFacingException if its output cannot have so many classes
     */
    public static Model of(Model trained, int classes, long seed) throws UserFacingException {
        Architecture before = trained.architecture();
        Architecture architecture = before.withClasses(classes);
        if (architecture.equals(before)) {
            return trained;
        }
        Weights drawn = InitialWeights.draw(architecture, seed);
        Map<String, Tensor> weights = new LinkedHashMap<>();
        String output = before.layers().get(before.layers().size() - 1).name() + ".";
        for (ParameterSpec parameter : architecture.parameters()) {
            String name = parameter.name();
            weights.put(
                    name, name.startsWith(output) ? drawn.get(name) : trained.weights().get(name));
        }
        return new Model(architecture, Weights.of(architecture, weights), Map.of());
    }
}
