package org.kernelscope.engine.dl4j;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.convolution.ConvolutionLayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A convolution layer that keeps its arrays and computes nothing twice. */
final class FastConvolutionLayer extends ConvolutionLayer implements FastLayer {

    private final ConvolutionConfiguration.Route route;
    private final ElementwiseOps arithmetic;
    private final KernelBank bank;
    private final ReshapedView view = new ReshapedView();
    private final ReshapedView back = new ReshapedView();
    private final BufferPool<Kept> work = new BufferPool<>(this::make);

    private long[] given = new long[0];
    private long rows;
    private long columns;
    private @Nullable INDArray seen;
    private @Nullable Kept last;

    FastConvolutionLayer(
            NeuralNetConfiguration configuration,
            DataType type,
            ConvolutionConfiguration.Route route) {
        super(configuration, type);
        this.route = route;
        this.arithmetic = ElementwiseOps.of(type);
        int in = (int) layerConf().getNIn();
        int out = (int) layerConf().getNOut();
        this.bank = new KernelBank(type, route.table(), in, out, route.window().size());
    }

    private Kept make(int examples) {
        long in = layerConf().getNIn();
        long out = layerConf().getNOut();
        long outRows = route.window().outputs((int) rows);
        long outColumns = route.window().outputs((int) columns);
        INDArray z = OffHeapMemory.keep(dataType, examples, out, outRows, outColumns);
        return new Kept(
                z,
                z.ulike(),
                new LazyArray(z.dataType(), z.shape()),
                new LazyArray(z.dataType(), examples, in, rows, columns));
    }

    @Override
    public INDArray forward(INDArray input, ForwardContext pass) {
        given = input.shape();
        if (input.rank() == 4) {
            rows = input.size(2);
            columns = input.size(3);
        } else {
            rows = 1;
            columns = 1;
        }
        INDArray x = view.of(input, input.size(0), layerConf().getNIn(), rows, columns);
        Kept kept = work.of((int) x.size(0));
        kept.convolver(x, this)
                .forward(x, bank.expanded(params), ParameterViews.bias(params), kept.z);
        arithmetic.activate(route.activation(), kept.z, kept.y);
        seen = x;
        last = kept;
        return kept.y;
    }

    @Override
    public @Nullable INDArray backward(@Nullable INDArray epsilon) {
        Kept kept = last;
        INDArray x = seen;
        if (kept == null || x == null || epsilon == null) {
            throw new IllegalStateException("backward before forward");
        }
        INDArray weight = bank.known();
        INDArray delta = kept.delta.get();
        arithmetic.backward(
                route.activation(),
                kept.z,
                kept.y,
                epsilon,
                delta,
                ParameterViews.bias(gradientViews));
        Convolver convolver = kept.convolver(x, this);
        convolver.weightGradient(x, weight, delta, bank.gradient(gradientViews));
        bank.collect(gradientViews);
        if (getIndex() == 0) {
            return null;
        }
        INDArray gradient = kept.gradient.get();
        convolver.inputGradient(x, weight, delta, gradient);
        return back.of(gradient, given);
    }

    @Override
    public @Nullable INDArray sums() {
        return last == null ? null : last.z;
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        return forward(input, ForwardContext.ASKED);
    }

    @Override
    public Pair<Gradient, @Nullable INDArray> backpropGradient(
            INDArray epsilon, LayerWorkspaceMgr workspaces) {
        INDArray next = backward(epsilon);
        return new Pair<>(ParameterViews.gradient(gradientViews), next);
    }

    @Override
    public void close() {
        work.close();
        bank.close();
    }

    /** The arrays for one batch size. */
    private static final class Kept implements AutoCloseable {
        private final INDArray z;
        private final INDArray y;
        private final LazyArray delta;
        private final LazyArray gradient;
        private @Nullable Convolver convolver;

        private Kept(INDArray z, INDArray y, LazyArray delta, LazyArray gradient) {
            this.z = z;
            this.y = y;
            this.delta = delta;
            this.gradient = gradient;
        }

        private Convolver convolver(INDArray x, FastConvolutionLayer layer) {
            Convolver chosen = convolver;
            if (chosen == null) {
                chosen =
                        Convolver.choose(
                                layer.route.window(), x, z, layer.route.oneDnn(), layer.arithmetic);
                convolver = chosen;
            }
            return chosen;
        }

        @Override
        public void close() {
            z.close();
            y.close();
            delta.close();
            gradient.close();
            if (convolver != null) {
                convolver.close();
            }
        }
    }
}
