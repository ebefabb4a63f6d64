package org.kernelscope.engine.dl4j;

import java.util.Map;
import org.deeplearning4j.nn.api.Updater;
import org.kernelscope.data.Batch;
import org.kernelscope.data.Dataset;
import org.kernelscope.engine.Score;
import org.kernelscope.engine.TrainingRun;
import org.kernelscope.engine.TrainingSettings;
import org.kernelscope.engine.TrainingState;
import org.kernelscope.engine.dl4j.array.OffHeapMemory;
import org.kernelscope.engine.dl4j.layer.Configurations;
import org.kernelscope.engine.dl4j.natives.NativeLibrary;
import org.kernelscope.engine.dl4j.updater.LiveHyperparameters;
import org.kernelscope.engine.dl4j.updater.UpdaterConfig;
import org.kernelscope.engine.dl4j.updater.UpdaterConfigs;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Weights;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.UserFacingException;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Training in Deeplearning4j. Belongs to the thread that made it. */
final class Dl4jTrainingRun implements TrainingRun {
    private static final int EVALUATED_AT_ONCE = 500;

    private final Architecture architecture;
    private final LiveHyperparameters live;
    private final SplitNetwork network;
    private final InputBuffers examples;
    private FrozenLayers frozen;

    Dl4jTrainingRun(
            Architecture architecture, Weights start, TrainingSettings settings, boolean oneDnn) {
        NativeLibrary.confineThread();
        this.architecture = architecture;
        this.live = new LiveHyperparameters(settings);
        UpdaterConfig learning = UpdaterConfigs.of(live, DataType.FLOAT);
        this.network =
                new SplitNetwork(
                        () -> Configurations.own(architecture, learning, oneDnn),
                        settings.threads());
        this.examples = new InputBuffers(architecture);
        Parameters.load(architecture, network, start);
        this.frozen = new FrozenLayers(architecture, network, settings.frozen());
    }

    @Override
    public Architecture architecture() {
        return architecture;
    }

    @Override
    public TrainingSettings settings() {
        return live.settings();
    }

    @Override
    public void adjust(TrainingSettings settings) {
        TrainingSettings now = live.settings();
        boolean alike =
                settings.optimizer() == now.optimizer()
                        && settings.loss() == now.loss()
                        && settings.threads() == now.threads()
                        && settings.frozen().equals(now.frozen())
                        && settings.seed() == now.seed();
        if (!alike) {
            throw new IllegalArgumentException("not in the middle of a run: " + settings);
        }
        live.turn(settings);
    }

    @Override
    public long steps() {
        return network.getIterationCount();
    }

    @Override
    public void useCurvature(Map<String, Tensor> curvature) throws UserFacingException {
        TrainingSettings now = live.settings();
        if (!now.optimizer().needsCurvature()) {
            throw new IllegalStateException(now.optimizer() + " needs no curvature");
        }
        if (!curvature.values().stream().allMatch(Tensor::isFinite)) {
            throw new UserFacingException("training.diverged", steps(), now.rate());
        }
        INDArray remembered = updater().getStateViewArray();
        Parameters.store(architecture, curvature, layer -> network.viewsOf(remembered, layer));
    }

    @Override
    public TrainingRun.StepResult step(Batch batch) throws UserFacingException {
        long step = steps();
        INDArray x = examples.inputs(batch.count());
        INDArray labels = examples.labels(batch.count());
        examples.show(batch, x, labels);
        try {
            network.fit(x, labels);
        } catch (DivergenceException e) {
            throw UserFacingException.causedBy(
                    e, "training.diverged", step + 1, live.settings().rate());
        }
        frozen.restore();
        BatchScore tally = new BatchScore(architecture.classes());
        for (INDArray output : network.lastOutputs(x)) {
            tally.add(output, batch::label);
        }
        return new TrainingRun.StepResult(
                step + 1,
                network.meanLoss(),
                batch.count(),
                tally.score().correct(),
                live.rate(step));
    }

    @Override
    public Map<String, Tensor> gradients() {
        float share = network.examples() == 0 ? 0 : 1f / network.examples();
        return Parameters.named(architecture, network::summedGradients, share);
    }

    @Override
    public Map<String, Tensor> updates() {
        return Parameters.named(architecture, network::lastStep, 1);
    }

    @Override
    public Weights weights() throws UserFacingException {
        return Parameters.read(architecture, network);
    }

    @Override
    public TrainingState snapshot() throws UserFacingException {
        INDArray remembered = updater().getStateViewArray();
        Tensor optimizer =
                remembered == null
                        ? Tensor.zeros(Shape.of(1))
                        : Tensor.takeOver(
                                Shape.of((int) remembered.length()),
                                OffHeapMemory.toFloats(remembered));
        return new TrainingState(weights(), optimizer, steps());
    }

    @Override
    public void restore(TrainingState state) throws UserFacingException {
        Weights checked = Weights.of(architecture, state.weights().asMap());
        INDArray remembered = updater().getStateViewArray();
        long expected = remembered == null ? 1 : remembered.length();
        if (state.optimizer().size() != expected) {
            throw new UserFacingException(
                    "training.state.optimizer",
                    state.optimizer().size(),
                    live.settings().optimizer(),
                    expected);
        }
        Parameters.load(architecture, network, checked);
        frozen = new FrozenLayers(architecture, network, live.settings().frozen());
        if (remembered != null) {
            OffHeapMemory.write(state.optimizer().toArray(), remembered, state.optimizer().size());
        }
        network.getLayerWiseConfigurations().setIterationCount(Math.toIntExact(state.steps()));
    }

    private Updater updater() {
        return network.getUpdater();
    }

    @Override
    public Score evaluate(Dataset digits) {
        BatchScore tally = new BatchScore(architecture.classes());
        int batch = architecture.batchLimit(EVALUATED_AT_ONCE);
        for (int from = 0; from < digits.count(); from += batch) {
            int count = Math.min(batch, digits.count() - from);
            int first = from;
            INDArray x = examples.inputs(count);
            examples.show(digits, from, count, x);
            tally.startAt(0);
            for (INDArray output : network.forwardParts(x)) {
                tally.add(output, i -> digits.label(first + i));
            }
        }
        return tally.score();
    }

    @Override
    public Tensor probabilities(Dataset digits) {
        int classes = architecture.classes();
        float[] all = new float[digits.count() * classes];
        int at = 0;
        int batch = architecture.batchLimit(EVALUATED_AT_ONCE);
        for (int from = 0; from < digits.count(); from += batch) {
            int count = Math.min(batch, digits.count() - from);
            INDArray x = examples.inputs(count);
            examples.show(digits, from, count, x);
            for (INDArray output : network.forwardParts(x)) {
                float[] part = OffHeapMemory.toFloats(output);
                System.arraycopy(part, 0, all, at, part.length);
                at += part.length;
            }
        }
        return Tensor.takeOver(Shape.of(digits.count(), classes), all);
    }

    @Override
    public void close() {
        examples.close();
        network.close();
    }
}
