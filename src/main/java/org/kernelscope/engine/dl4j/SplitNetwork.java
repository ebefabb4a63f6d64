package org.kernelscope.engine.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.dl4j.layer.Exchange;
import org.kernelscope.engine.dl4j.layer.ForwardContext;
import org.kernelscope.engine.dl4j.natives.NativeLibrary;
import org.kernelscope.thread.NamedThreads;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A network that computes each minibatch in parts, one a thread: the other parts are networks that
 * share this one's parameters. The gradients are added in the order of the parts, so that the same
 * batch always gives the same sums. It is the same mathematics as one network, because layers that
 * look across examples {@linkplain Exchange exchange} their sums, and faster than native threads
 * inside each layer. Belongs to one thread, which computes the first part.
 */
final class SplitNetwork extends FastNetwork {
    private static final long serialVersionUID = 1L;

    private final transient List<Helper> helpers = new ArrayList<>();
    private transient Parts parts = new Parts(null, List.of());

    /**
     * @param configuration makes the configuration of one part
     * @param threads number of parts
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
        Exchange exchange = new Exchange(inputs.size());
        List<ForwardContext> passes = passes(inputs, pass.inParts(exchange));
        List<Double> losses;
        try {
            losses =
                    compute(
                            inputs.size(),
                            (network, i) ->
                                    network.sumPart(inputs.get(i), targets.get(i), passes.get(i)));
        } finally {
            // Whatever went wrong: no part waits for another any more.
            exchange.abandon();
        }
        double loss = losses.get(0);
        for (int i = 1; i < inputs.size(); i++) {
            loss += losses.get(i);
            flattenedGradients.addi(helpers.get(i - 1).network().getFlattenedGradients());
        }
        return loss;
    }

    private static List<ForwardContext> passes(List<INDArray> inputs, ForwardContext whole) {
        List<ForwardContext> passes = new ArrayList<>();
        int first = 0;
        for (INDArray input : inputs) {
            passes.add(whole.part(passes.size(), first));
            first += (int) input.size(0);
        }
        return passes;
    }

    /** The probabilities for x, part by part. */
    List<INDArray> forwardParts(INDArray x) {
        List<INDArray> inputs = split(x);
        return compute(inputs.size(), (network, i) -> network.forward(inputs.get(i)));
    }

    /** The computation of one part of a minibatch. */
    @FunctionalInterface
    private interface Task<T> {
        T compute(FastNetwork network, int part);
    }

    /**
     * Computes all parts, each on its thread, the first on the calling one, and waits until all are
     * done. An interrupt does not end the wait; the thread stays interrupted.
     *
     * @return in the order of the parts; if one fails, what it threw is thrown here
     */
    private <T> List<T> compute(int count, Task<T> task) {
        List<Future<T>> parts = new ArrayList<>();
        FutureTask<T> first = new FutureTask<>(() -> task.compute(this, 0));
        parts.add(first);
        for (int i = 1; i < count; i++) {
            int part = i;
            Helper helper = helpers.get(i - 1);
            parts.add(helper.thread().submit(() -> task.compute(helper.network(), part)));
        }
        first.run();
        return results(parts);
    }

    private static <T> List<T> results(List<Future<T>> parts) {
        List<T> results = new ArrayList<>();
        Throwable failure = null;
        boolean interrupted = false;
        for (Future<T> part : parts) {
            boolean over = false;
            while (!over) {
                try {
                    results.add(part.get());
                    over = true;
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    failure = moreTelling(failure, Objects.requireNonNull(e.getCause()));
                    over = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure instanceof Error error) {
            throw error;
        } else if (failure != null) {
            throw (RuntimeException) failure;
        }
        return results;
    }

    /** The first failure that is not only the consequence of another. */
    private static Throwable moreTelling(@Nullable Throwable before, Throwable now) {
        return before == null || before instanceof Exchange.Abandoned ? now : before;
    }

    /** The probabilities of the last {@link #sumGradients}, which was shown x, part by part. */
    List<INDArray> lastOutputs(INDArray x) {
        List<INDArray> outputs = new ArrayList<>();
        outputs.add(output());
        for (int i = 1; i < split(x).size(); i++) {
            outputs.add(helpers.get(i - 1).network().output());
        }
        return outputs;
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
        List<Future<Boolean>> closed = new ArrayList<>();
        for (Helper helper : helpers) {
            closed.add(helper.thread().submit(helper.network()::closeLayers, true));
            helper.thread().shutdown();
        }
        results(closed);
        helpers.clear();
        super.close();
    }
}
