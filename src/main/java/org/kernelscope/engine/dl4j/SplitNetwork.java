package org.kernelscope.engine.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
import org.kernelscope.engine.dl4j.updater.AdamPass;
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
    private final transient Parts inputs;
    private final transient Parts targets;
    private final transient Optional<AdamPass> adam;

    /**
     * @param configuration makes the configuration of one part
     * @param threads number of parts
     */
    SplitNetwork(Supplier<MultiLayerConfiguration> configuration, int threads) {
        super(configuration.get());
        init();
        initGradientsView();
        inputs = new Parts(threads);
        targets = new Parts(threads);
        for (int i = 1; i < threads; i++) {
            FastNetwork network = new FastNetwork(configuration.get());
            network.init(params(), false);
            network.initGradientsView();
            ExecutorService thread = NamedThreads.single("training-" + (i + 1));
            thread.execute(NativeLibrary::confineThread);
            helpers.add(new Helper(network, thread));
        }
        List<INDArray> gradients = new ArrayList<>();
        gradients.add(getFlattenedGradients());
        helpers.forEach(helper -> gradients.add(helper.network().getFlattenedGradients()));
        adam = AdamPass.of(this, gradients, summed());
    }

    /** The layers and the thread of another part. */
    private record Helper(FastNetwork network, ExecutorService thread) {}

    /** Views of the parts of an array, kept as long as the array stays the same. */
    private static final class Parts {
        private final int most;
        private @Nullable INDArray whole;
        private List<INDArray> views = List.of();

        private Parts(int most) {
            this.most = most;
        }

        private List<INDArray> of(INDArray array) {
            if (whole != array) {
                views = slices(array, (int) Math.min(array.size(0), most));
                whole = array;
            }
            return views;
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
    }

    /** The work of a part once its loss and its gradients are there. */
    @FunctionalInterface
    private interface Afterwards {
        void accept(ForwardContext part, double loss);
    }

    /** Learns from a minibatch. With Adam, the threads of the parts share the step as well. */
    @Override
    public void fit(INDArray x, INDArray labels) {
        AdamPass step = adam.filter(AdamPass::isAll).orElse(null);
        if (step == null) {
            super.fit(x, labels);
            return;
        }
        int examples = (int) x.size(0);
        int iteration = getIterationCount();
        int epoch = getEpochCount();
        Afterwards takeShare =
                (part, loss) -> {
                    // Waits until the gradients of all parts are there.
                    double[][] losses = part.exchange(loss);
                    if (Double.isFinite(sum(losses))) {
                        step.take(part.part(), losses.length, examples, iteration, epoch);
                    }
                };
        ForwardContext whole = ForwardContext.whole(true, iteration, examples);
        remember(sum(eachPart(x, labels, whole, takeShare)), examples);
        getLayerWiseConfigurations().setIterationCount(iteration + 1);
    }

    @Override
    double sumGradients(INDArray x, INDArray labels, ForwardContext pass) {
        double[][] losses = eachPart(x, labels, pass, (part, loss) -> {});
        for (int i = 1; i < losses.length; i++) {
            flattenedGradients.addi(helpers.get(i - 1).network().getFlattenedGradients());
        }
        return sum(losses);
    }

    private static double sum(double[][] losses) {
        double sum = 0;
        for (double[] loss : losses) {
            sum += loss[0];
        }
        return sum;
    }

    /** Computes the gradients of each part; returns the losses. */
    private double[][] eachPart(
            INDArray x, INDArray labels, ForwardContext whole, Afterwards afterwards) {
        List<INDArray> examples = inputs.of(x);
        List<INDArray> answers = targets.of(labels);
        Exchange exchange = new Exchange(examples.size());
        List<ForwardContext> passes = passes(examples, whole.inParts(exchange));
        Task<double[]> task =
                (network, i) -> {
                    double loss = network.sumPart(examples.get(i), answers.get(i), passes.get(i));
                    afterwards.accept(passes.get(i), loss);
                    return new double[] {loss};
                };
        try {
            return compute(examples.size(), task).toArray(double[][]::new);
        } finally {
            // Whatever went wrong: no part waits for another any more.
            exchange.abandon();
        }
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
        List<INDArray> examples = inputs.of(x);
        return compute(examples.size(), (network, i) -> network.forward(examples.get(i)));
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

    /** The probabilities of the last training step, which was shown x, part by part. */
    List<INDArray> lastOutputs(INDArray x) {
        List<INDArray> outputs = new ArrayList<>();
        outputs.add(output());
        for (int i = 1; i < inputs.of(x).size(); i++) {
            outputs.add(helpers.get(i - 1).network().output());
        }
        return outputs;
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
