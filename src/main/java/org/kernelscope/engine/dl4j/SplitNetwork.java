package org.kernelscope.engine.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.jspecify.annotations.Nullable;
import org.kernelscope.thread.NamedThreads;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A network that computes each minibatch in parts, one a thread: the other parts are networks that
 * share this one's parameters. The gradients are added in the order of the parts, so that the same
 * batch always gives the same sums. It is the same mathematics as one network, and faster than
 * native threads inside each layer. Belongs to one thread, which computes the first part.
 */
final class SplitNetwork extends FastNetwork {
    private static final long serialVersionUID = 1L;

    private final transient List<Helper> helpers = new ArrayList<>();
    private transient Parts parts = new Parts(null, List.of());

    /**
     * @param configuration makes the configuration of one part
     * @param threads how many parts
     */
    SplitNetwork(Supplier<MultiLayerConfiguration> configuration, int threads) {
        super(configuration.get());
        init();
        initGradientsView();
        for (int i = 1; i < threads; i++) {
            FastNetwork network = new FastNetwork(configuration.get());
            network.init(params(), false);
            network.initGradientsView();
            ExecutorService thread = NamedThreads.single("training-" + (i + 1));
            thread.execute(NativeLibrary::confineThread);
            helpers.add(new Helper(network, thread));
        }
    }

    /** The layers and the thread of another part. */
    private record Helper(FastNetwork network, ExecutorService thread) {}

    /** Views of the parts of an array, kept as long as the array stays the same. */
    private record Parts(@Nullable INDArray whole, List<INDArray> views) {}

    @Override
    double sumGradients(INDArray x, INDArray labels, ForwardContext pass) {
        List<INDArray> inputs = split(x);
        List<INDArray> targets = slices(labels, inputs.size());
        List<Future<Double>> others = new ArrayList<>();
        int first = (int) inputs.get(0).size(0);
        for (int i = 1; i < inputs.size(); i++) {
            FastNetwork network = helpers.get(i - 1).network();
            INDArray input = inputs.get(i);
            INDArray target = targets.get(i);
            ForwardContext part = pass.from(first);
            others.add(submit(i, () -> network.sumGradients(input, target, part)));
            first += (int) input.size(0);
        }
        double loss = super.sumGradients(inputs.get(0), targets.get(0), pass);
        for (int i = 1; i < inputs.size(); i++) {
            loss += await(others.get(i - 1));
            flattenedGradients.addi(helpers.get(i - 1).network().getFlattenedGradients());
        }
        return loss;
    }

    /** The probabilities for x, part by part. */
    List<INDArray> forwardParts(INDArray x) {
        List<INDArray> inputs = split(x);
        List<Future<INDArray>> others = new ArrayList<>();
        for (int i = 1; i < inputs.size(); i++) {
            FastNetwork network = helpers.get(i - 1).network();
            INDArray input = inputs.get(i);
            others.add(submit(i, () -> network.forward(input)));
        }
        List<INDArray> outputs = new ArrayList<>();
        outputs.add(super.forward(inputs.get(0)));
        others.forEach(other -> outputs.add(await(other)));
        return outputs;
    }

    /** The probabilities of the last {@link #sumGradients}, for {@code parts} parts. */
    List<INDArray> lastOutputs(INDArray x) {
        List<INDArray> outputs = new ArrayList<>();
        outputs.add(output());
        for (int i = 1; i < split(x).size(); i++) {
            outputs.add(helpers.get(i - 1).network().output());
        }
        return outputs;
    }

    private <T> Future<T> submit(int part, Callable<T> task) {
        return helpers.get(part - 1).thread().submit(task);
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in the middle of a step", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a part of the batch could not be computed", e);
        }
    }

    private List<INDArray> split(INDArray x) {
        if (parts.whole() != x) {
            int count = (int) Math.min(x.size(0), helpers.size() + 1L);
            parts = new Parts(x, slices(x, count));
        }
        return parts.views();
    }

    private static List<INDArray> slices(INDArray whole, int count) {
        if (count == 1) {
            return List.of(whole);
        }
        List<INDArray> slices = new ArrayList<>();
        long examples = whole.size(0);
        for (int i = 0; i < count; i++) {
            long from = examples * i / count;
            long to = examples * (i + 1) / count;
            slices.add(whole.get(NDArrayIndex.interval(from, to)));
        }
        return slices;
    }

    @Override
    public void close() {
        for (Helper helper : helpers) {
            await(
                    helper.thread()
                            .submit(
                                    () -> {
                                        helper.network().closeLayers();
                                        return true;
                                    }));
            helper.thread().shutdown();
        }
        helpers.clear();
        super.close();
    }
}
