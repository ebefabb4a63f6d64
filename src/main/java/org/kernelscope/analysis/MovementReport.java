package org.kernelscope.analysis;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.Activations;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Layer;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.transform.Affine;
import org.kernelscope.transform.Transform;

/**
 * The effect of moving an image: the number of changed inputs, and the share of each layer that
 * stays in place.
 *
 * <p>Each layer's response to the image is its output minus its output for an empty input. The
 * share of two responses a and b is Σ min(|a|, |b|) over the cells where both have the same sign,
 * divided by Σ max(|a|, |b|) over all cells. It is 1 for equal responses and 0 for responses
 * without a common cell.
 *
 * @param inputs number of input values
 * @param darker inputs that have more ink than before
 * @param lighter inputs that have less ink than before
 * @param layers one entry a layer, in the order of the network
 */
public record MovementReport(int inputs, int darker, int lighter, List<LayerResponse> layers) {
    /** Smaller differences of ink than half a level of 255 are not seen. */
    private static final float VISIBLE = 0.5f / 255;

    public MovementReport {
        layers = List.copyOf(layers);
    }

    /** Number of inputs that changed. */
    public int changed() {
        return darker + lighter;
    }

    /**
     * The share of a layer's response that stays in place.
     *
     * @param layer its name
     * @param invariance the share that the moved image's response has in common with the unmoved
     *     response
     * @param equivariance the share in common with the unmoved response, moved along; null for a
     *     layer without positions
     */
    public record LayerResponse(String layer, double invariance, @Nullable Double equivariance) {}

    /**
     * The report.
     *
     * @param empty the prediction for an input without ink
     * @param still the prediction for the unmoved image
     * @param moved the prediction for the moved image
     */
    public static MovementReport of(
            Architecture architecture,
            Activations empty,
            Activations still,
            Activations moved,
            Transform transform) {
        Tensor before = still.input();
        Tensor after = moved.input();
        float span = architecture.input().ink() - architecture.input().background();
        int plane = architecture.input().size() * architecture.input().size();
        int darker = 0;
        int lighter = 0;
        for (int i = 0; i < plane; i++) {
            float difference = (after.get(i) - before.get(i)) / span;
            if (difference > VISIBLE) {
                darker++;
            } else if (difference < -VISIBLE) {
                lighter++;
            }
        }
        List<LayerResponse> responses = new ArrayList<>();
        for (int index = 0; index < architecture.layers().size(); index++) {
            Layer layer = architecture.layers().get(index);
            float[] unmoved = response(still, empty, index);
            float[] response = response(moved, empty, index);
            Shape shape = layer.outputShape();
            boolean places = shape.rank() == 3 && shape.rows() > 1 && shape.columns() > 1;
            Affine affine = transform.affine(1).shiftedBy(1.0 / layer.receptiveField().jump());
            responses.add(
                    new LayerResponse(
                            layer.name(),
                            share(unmoved, response),
                            places ? share(along(unmoved, shape, affine), response) : null));
        }
        return new MovementReport(plane, darker, lighter, responses);
    }

    private static float[] response(Activations image, Activations empty, int index) {
        float[] response = image.output(index).toArray();
        Tensor nothing = empty.output(index);
        for (int i = 0; i < response.length; i++) {
            response[i] -= nothing.get(i);
        }
        return response;
    }

    private static float[] along(float[] response, Shape shape, Affine affine) {
        int plane = shape.rows() * shape.columns();
        float[] moved = new float[response.length];
        float[] from = new float[plane];
        float[] to = new float[plane];
        for (int channel = 0; channel < shape.channels(); channel++) {
            System.arraycopy(response, channel * plane, from, 0, plane);
            affine.move(from, shape.rows(), shape.columns(), to);
            System.arraycopy(to, 0, moved, channel * plane, plane);
        }
        return moved;
    }

    /** The share that two responses have in common, 0 to 1; 1 if both are nothing. */
    static double share(float[] a, float[] b) {
        double common = 0;
        double all = 0;
        for (int i = 0; i < a.length; i++) {
            float x = Math.abs(a[i]);
            float y = Math.abs(b[i]);
            all += Math.max(x, y);
            if (a[i] * b[i] > 0) {
                common += Math.min(x, y);
            }
        }
        return all == 0 ? 1 : common / all;
    }
}
