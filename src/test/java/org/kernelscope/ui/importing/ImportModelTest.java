package org.kernelscope.ui.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kernelscope.data.Mnist;
import org.kernelscope.engine.BandEngine;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Presets;
import org.kernelscope.pytorch.ArchitectureTrial.Recognised;
import org.kernelscope.scene.NetworkSource;
import org.kernelscope.storage.ModelFile;
import org.kernelscope.storage.Safetensors;
import org.kernelscope.storage.TensorFile;
import org.kernelscope.tensor.Shape;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.text.Texts;
import org.kernelscope.text.Texts.Language;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.importing.ImportModel.Standing;
import org.kernelscope.ui.state.AnalysisExecutor;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Notices;

/** What is offered of a network of another program, while it is measured. */
final class ImportModelTest {
    private static final int DIGITS = 30;

    @TempDir Path folder;

    private final Queue<Runnable> thread = new ArrayDeque<>();
    private final Notices notices = new Notices();
    private final NetworkModel network = new NetworkModel(Runnable::run, Runnable::run, notices);
    private final ImportModel model =
            new ImportModel(
                    network,
                    ModelFile::read,
                    () -> Mnist.inside().test().range(0, DIGITS),
                    new AnalysisExecutor(
                            thread::add,
                            Runnable::run,
                            BandEngine::new,
                            Mnist.inside()::test,
                            notices),
                    Runnable::run,
                    notices);
    private final Model first = Model.untrained(Presets.byId("tiny").orElseThrow(), 3);

    @BeforeEach
    void load() {
        network.start(BandEngine::new, () -> first);
    }

    @Test
    void aNetworkOfPytorchIsOfferedMeasuredAndOpened() throws Exception {
        model.open(tutorial());
        assertThat(model.isSettled()).isFalse();
        step();
        var offer = Objects.requireNonNull(model.offerProperty().get());
        assertThat(offer.file()).isEqualTo("tutorial-nometa.safetensors");
        assertThat(ImportWords.layers(Texts.in(Language.ENGLISH), offer.layers()))
                .isEqualTo("conv 5×5 → 6, conv 5×5 → 16, dense 120, 84, 10");
        assertThat(offer.leftOut()).isEmpty();
        assertThat(standing().candidates()).allMatch(it -> Double.isNaN(it.accuracy()));
        assertThat(standing().chosen()).isZero();
        int possible = standing().left();
        step();
        assertThat(standing().candidates().get(0).accuracy()).isBetween(0.0, 1.0);
        assertThat(standing().share()).isBetween(0.001, 0.1);
        assertThat(model.isSettled()).isFalse();
        finish();
        assertThat(standing().left()).isLessThan(possible);
        assertThat(standing().done()).isTrue();
        assertThat(standing().share()).isEqualTo(1);
        assertThat(model.isSettled()).isTrue();
        model.choose(1);
        Model chosen = standing().candidates().get(1).model();
        model.accept();
        assertThat(network.modelProperty().get()).isSameAs(chosen);
        assertThat(model.offerProperty().get()).isNull();
    }

    @Test
    void whatIsChosenStaysChosenWhileItIsACandidate() throws Exception {
        model.open(tutorial());
        step();
        model.choose(2);
        Model chosen = standing().candidate().model();
        step();
        assertThat(standing().candidate().model()).isSameAs(chosen);
        model.choose(100);
        assertThat(standing().candidate().model()).isSameAs(chosen);
    }

    @Test
    void givingUpMeasuresNothingMoreAndKeepsTheNetwork() throws Exception {
        model.open(tutorial());
        step();
        step();
        model.cancel();
        assertThat(model.standingProperty().get()).isNull();
        step();
        assertThat(thread).isEmpty();
        assertThat(network.modelProperty().get()).isSameAs(first);
        model.accept();
        assertThat(network.modelProperty().get()).isSameAs(first);
    }

    @Test
    void whatIsGivenUpBeforeItsArchitecturesAreKnownIsNotOffered() throws Exception {
        model.open(tutorial());
        model.cancel();
        finish();
        assertThat(model.offerProperty().get()).isNull();
        assertThat(model.isSettled()).isTrue();
    }

    @Test
    void aNetworkOfThisProgramIsOpenedAtOnce() throws Exception {
        Path file = folder.resolve("own.safetensors");
        ModelFile.write(file, first);
        model.open(file.toFile());
        assertThat(model.offerProperty().get()).isNull();
        assertThat(network.sourceProperty().get())
                .isEqualTo(new NetworkSource.File(file.toAbsolutePath()));
    }

    @Test
    void aNetworkOfOtherClassesIsOfferedWithoutAccuracy() throws Exception {
        open(
                Map.of(
                        "c.weight", Tensor.zeros(Shape.of(4, 1, 5, 5)),
                        "o.weight", Tensor.zeros(Shape.of(3, 576)),
                        "spare", Tensor.zeros(Shape.of(2))));
        assertThat(standing().isUnmeasurable()).isTrue();
        assertThat(thread).isEmpty();
        var offer = Objects.requireNonNull(model.offerProperty().get());
        assertThat(offer.leftOut()).containsExactly(".spare");
        assertThat(offer.zeroBiases()).containsExactly("c", "o");
        assertThat(offer.layers().convolutions()).containsExactly(new Recognised.Convolution(5, 4));
    }

    /** The same sentence as that of the command. */
    @Test
    void whatIsNoChainIsRefused() throws Exception {
        open(Map.of("a.weight", Tensor.zeros(Shape.of(8))));
        assertThat(model.offerProperty().get()).isNull();
        UserFacingException told = Objects.requireNonNull(notices.newestProperty().get());
        assertThat(told.key()).isEqualTo("pytorch.layers");
        model.open(folder.resolve("missing.safetensors").toFile());
        told = Objects.requireNonNull(notices.newestProperty().get());
        assertThat(told.key()).isEqualTo("storage.missing");
    }

    private void open(Map<String, Tensor> tensors) throws UserFacingException {
        Path file = folder.resolve("foreign.safetensors");
        Safetensors.write(file, new TensorFile(Map.of(), new TreeMap<>(tensors)));
        model.open(file.toFile());
        step();
    }

    private static File tutorial() throws Exception {
        return new File(
                Objects.requireNonNull(
                                ImportModelTest.class.getResource(
                                        "/pytorch/tutorial-nometa.safetensors"))
                        .toURI());
    }

    private Standing standing() {
        return Objects.requireNonNull(model.standingProperty().get());
    }

    private void step() {
        thread.remove().run();
    }

    private void finish() {
        while (!thread.isEmpty()) {
            step();
        }
    }
}
