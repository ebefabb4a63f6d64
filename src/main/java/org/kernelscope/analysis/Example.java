package org.kernelscope.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.kernelscope.data.Batch;
import org.kernelscope.network.Architecture;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;

/**
 * An example to learn from. Immutable; any thread.
 *
 * @param input the encoded image, in the shape of the network's input
 * @param label its class
 */
public record Example(Tensor input, int label) {
    /** The examples of {@code batch}, encoded for {@code architecture}. */
    public static List<Example> of(Architecture architecture, Batch batch) {
        Shape image = batch.shape();
        float[] ink = batch.ink().toArray();
        List<Example> examples = new ArrayList<>();
        for (int n = 0; n < batch.count(); n++) {
            float[] one = Arrays.copyOfRange(ink, n * image.size(), (n + 1) * image.size());
            Tensor input = architecture.input().encode(Tensor.takeOver(image, one));
            examples.add(new Example(input, batch.label(n)));
        }
        return examples;
    }
}
