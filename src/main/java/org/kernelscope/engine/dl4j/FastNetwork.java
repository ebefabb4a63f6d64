package org.kernelscope.engine.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Updater;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.dl4j.array.OffHeapMemory;
import org.kernelscope.engine.dl4j.layer.FastLayer;
import org.kernelscope.engine.dl4j.layer.FastOutputLayer;
import org.kernelscope.engine.dl4j.layer.ForwardContext;
import org.kernelscope.engine.dl4j.layer.Stage;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Deeplearning4j's network made of {@linkplain FastLayer our own layers}, whose passes are plain
 * loops over the layers: configuration, updaters, listeners and evaluation stay Deeplearning4j's.
 * Belongs to one thread.
 */
class FastNetwork extends MultiLayerNetwork implements AutoCloseable {
    private static final long serialVersionUID = 1L;

    private transient @Nullable List<Stage> stages;
    private transient @Nullable Gradient views;
    private transient @Nullable INDArray summed;
    private transient double meanLoss;
    private transient long examples;

    FastNetwork(MultiLayerConfiguration configuration) {
        super(configuration);
    }

    /** Layer {@code index}. */
    FastLayer own(int index) {
        return (FastLayer) layers[index];
    }

    private FastOutputLayer ownOutput() {
        return (FastOutputLayer) layers[layers.length - 1];
    }

    /** The probabilities of the last forward pass. */
    INDArray output() {
        return ownOutput().probabilities();
    }

    /** The probabilities for x when the network is asked. */
    INDArray forward(INDArray x) {
        return forward(x, ForwardContext.ASKED);
    }

    /** The probabilities for x; the layers remember what they made of it. */
    private INDArray forward(INDArray x, ForwardContext pass) {
        INDArray y = x;
        for (Stage stage : stages()) {
            y = stage.forward(y, pass);
        }
        return output();
    }

    private List<Stage> stages() {
        List<Stage> known = stages;
        if (known == null) {
            List<FastLayer> own = new ArrayList<>();
            for (Layer layer : layers) {
                own.add((FastLayer) layer);
            }
            known = Stage.of(own);
            stages = known;
        }
        return known;
    }

    /**
     * Fills the flattened gradients with the sums over the examples of a whole batch.
     *
     * @return the loss, summed over the examples
     */
    final double sumGradients(INDArray x, INDArray labels) {
        ForwardContext pass = ForwardContext.whole(true, getIterationCount(), (int) x.size(0));
        return sumGradients(x, labels, pass);
    }

    /** The same in the pass {@code pass}. */
    double sumGradients(INDArray x, INDArray labels, ForwardContext pass) {
        return sumPart(x, labels, pass);
    }

    /** The same for one part of a minibatch. If it fails, the other parts do not wait for it. */
    final double sumPart(INDArray x, INDArray labels, ForwardContext pass) {
        boolean done = false;
        try {
            double loss = forwardAndBack(x, labels, pass);
            done = true;
            return loss;
        } finally {
            if (!done) {
                pass.exchange().abandon();
            }
        }
    }

    private double forwardAndBack(INDArray x, INDArray labels, ForwardContext pass) {
        if (flattenedGradients == null) {
            initGradientsView();
        }
        ownOutput().setLabels(labels);
        forward(x, pass);
        INDArray epsilon = null;
        List<Stage> all = stages();
        for (int i = all.size() - 1; i >= 0; i--) {
            epsilon = all.get(i).backward(epsilon);
        }
        return ownOutput().loss();
    }

    @Override
    public void computeGradientAndScore() {
        remember(sumGradients(getInput(), getLabels()), getInput().size(0));
        gradient = views();
        OffHeapMemory.copy(flattenedGradients, summed());
        score = meanLoss + calcRegularizationScore(true);
    }

    /**
     * Remembers what the last training step said.
     *
     * @param loss summed over the examples
     * @throws DivergenceException if it is not a finite number
     */
    final void remember(double loss, long count) {
        if (!Double.isFinite(loss)) {
            throw new DivergenceException(loss);
        }
        examples = count;
        meanLoss = loss / count;
        score = meanLoss;
    }

    /** The mean loss of the last training step; without what weight decay adds to the score. */
    final double meanLoss() {
        return meanLoss;
    }

    /** The gradients of all layers as Deeplearning4j names them; made once, as they are views. */
    final Gradient views() {
        Gradient known = views;
        if (known == null) {
            known = new WholeGradient(flattenedGradients);
            for (int i = 0; i < layers.length; i++) {
                for (Map.Entry<String, INDArray> entry :
                        viewsOf(flattenedGradients, i).entrySet()) {
                    known.setGradientFor(i + "_" + entry.getKey(), entry.getValue());
                }
            }
            views = known;
        }
        return known;
    }

    /**
     * Gradients that lie in one array as the parameters do. Deeplearning4j's own gives a new view
     * of the array each time; its updater then takes the gradients for somebody else's and makes
     * views of every parameter in each step, on one thread.
     */
    private static final class WholeGradient extends DefaultGradient {
        private static final long serialVersionUID = 1L;

        private final transient INDArray whole;

        WholeGradient(INDArray whole) {
            super(whole);
            this.whole = whole;
        }

        @Override
        public INDArray gradient() {
            return whole;
        }
    }

    /** The number of examples in the last training step; 0 before the first. */
    final long examples() {
        return examples;
    }

    /**
     * The gradients of layer {@code index} in the last training step, summed over the examples, as
     * they were before the updater wrote its step over them.
     */
    final Map<String, INDArray> summedGradients(int index) {
        return viewsOf(summed(), index);
    }

    /**
     * The amounts that the last training step subtracted from the parameters of layer {@code
     * index}.
     */
    final Map<String, INDArray> lastStep(int index) {
        return viewsOf(flattenedGradients, index);
    }

    /** Place for the gradients of {@link #summedGradients}. */
    final INDArray summed() {
        INDArray kept = summed;
        if (kept == null) {
            kept = OffHeapMemory.keep(flattenedGradients.dataType(), flattenedGradients.shape());
            summed = kept;
        }
        return kept;
    }

    /** The part of layer {@code index} in an array that lies as the parameters do. */
    final Map<String, INDArray> viewsOf(INDArray flat, int index) {
        if (layers[index].numParams() == 0) {
            return Map.of();
        }
        long from = 0;
        for (int i = 0; i < index; i++) {
            from += layers[i].numParams();
        }
        long to = from + layers[index].numParams();
        return layers[index]
                .conf()
                .getLayer()
                .initializer()
                .getGradientsFromFlattened(
                        layers[index].conf(),
                        flat.reshape(flat.length()).get(NDArrayIndex.interval(from, to)));
    }

    /**
     * Frees the layers' arrays, the parameters, their gradients and the updater's state. The
     * superclass frees the same arrays, and then collects the whole heap twice: for workspaces, of
     * which this network has none.
     */
    @Override
    public void close() {
        closeLayers();
        Updater updater = getUpdater(false);
        free(summed);
        free(flattenedParams);
        free(flattenedGradients);
        free(updater == null ? null : updater.getStateViewArray());
    }

    private static void free(@Nullable INDArray array) {
        if (array != null && array.closeable()) {
            array.close();
        }
    }

    /** Frees the layers' arrays, but not the parameters, which others may share. */
    final void closeLayers() {
        for (Layer layer : layers) {
            ((FastLayer) layer).close();
        }
    }
}
