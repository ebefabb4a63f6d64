package org.kernelscope.ui.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Spinner;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kernelscope.engine.BandEngine;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.ArchitectureDraft;
import org.kernelscope.network.LayerKind;
import org.kernelscope.network.LenetVariants;
import org.kernelscope.network.Presets;
import org.kernelscope.storage.ArchitectureJson;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.LossChoice;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.Notices;

/** Whatever is clicked in whatever order: a draft can be a network, or says at a layer why not. */
@Tag("slow")
final class DesignWalkTest {
    private static final int STEPS = 250;

    private final Notices notices = new Notices();
    private final NetworkModel network = new NetworkModel(Runnable::run, Runnable::run, notices);
    private final DesignModel model =
            new DesignModel(network, new NoFiles(), Runnable::run, Runnable::run, notices);
    private final Random random = new Random(20);
    private final List<Throwable> broken = new ArrayList<>();

    @Test
    void everyWayLeadsToANetworkOrToAReason() throws UserFacingException {
        TestWindow.startToolkit();
        int networks = 0;
        int refused = 0;
        try (TestWindow window =
                TestWindow.open(
                        () -> {
                            network.start(BandEngine::new, () -> Model.untrained(Presets.TINY, 1));
                            return new Scene(
                                    new DesignView(
                                            model, network, new LossChoice(), new Localisation()),
                                    900,
                                    500);
                        })) {
            for (int step = 0; step < STEPS; step++) {
                TestWindow.run(
                        () -> {
                            try {
                                act(window);
                            } catch (RuntimeException | Error e) {
                                broken.add(e);
                            }
                        });
                assertThat(broken).isEmpty();
                ArchitectureDraft draft = TestWindow.fx(() -> model.draftProperty().get());
                assertThat(draft.architecture().isPresent())
                        .isNotEqualTo(draft.problem().isPresent());
                boolean disabled =
                        TestWindow.fx(() -> window.find("#design-use", Button.class).isDisabled());
                assertThat(disabled).isEqualTo(draft.problem().isPresent());
                if (draft.architecture().isPresent()) {
                    networks++;
                    Architecture architecture = draft.architecture().get();
                    assertThat(ArchitectureJson.parse(ArchitectureJson.format(architecture)))
                            .isEqualTo(architecture);
                } else {
                    refused++;
                }
            }
        }
        assertThat(networks).isGreaterThan(STEPS / 10);
        assertThat(refused).isGreaterThan(STEPS / 10);
        assertThat(notices.newestProperty().get()).isNull();
    }

    /** One thing that a person could do next. */
    private void act(TestWindow window) {
        ArchitectureDraft draft = model.draftProperty().get();
        int layers = draft.steps().size();
        switch (random.nextInt(12)) {
            case 0 -> model.add(any(List.of(LayerKind.values()).subList(0, 6)));
            case 1 -> model.remove();
            case 2 -> model.moveTo(random.nextInt(layers), random.nextInt(layers));
            case 3 -> model.undo();
            case 4, 5, 6 -> model.selectedProperty().set(random.nextInt(layers + 1) - 1);
            case 7, 8 -> turn(window);
            case 9, 10 -> choose(window);
            default -> {
                if (random.nextInt(4) == 0) {
                    List<Architecture> known = new ArrayList<>(Presets.all());
                    known.addAll(LenetVariants.nonPresets());
                    model.start(any(known));
                }
                model.selectFaulty();
            }
        }
    }

    private void turn(TestWindow window) {
        List<Spinner<?>> shown = new ArrayList<>();
        for (Node node : window.stage().getScene().getRoot().lookupAll(".spinner")) {
            if (node instanceof Spinner<?> spinner && isShown(spinner)) {
                shown.add(spinner);
            }
        }
        if (!shown.isEmpty()) {
            Spinner<?> spinner = any(shown);
            int by = 1 + random.nextInt(random.nextInt(8) == 0 ? 100 : 3);
            if (random.nextBoolean()) {
                spinner.increment(by);
            } else {
                spinner.decrement(by);
            }
        }
    }

    private void choose(TestWindow window) {
        List<ComboBox<?>> shown = new ArrayList<>();
        for (Node node : window.stage().getScene().getRoot().lookupAll(".combo-box")) {
            if (node instanceof ComboBox<?> box && isShown(box)) {
                shown.add(box);
            }
        }
        if (!shown.isEmpty()) {
            ComboBox<?> box = any(shown);
            box.getSelectionModel().select(random.nextInt(box.getItems().size()));
        }
    }

    private static boolean isShown(Node node) {
        return node.isVisible() && (node.getParent() == null || isShown(node.getParent()));
    }

    private <T> T any(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }

    private static final class NoFiles implements DesignModel.ArchitectureStore {
        @Override
        public Architecture read(Path file) throws UserFacingException {
            throw new UserFacingException("storage.missing", file);
        }

        @Override
        public void write(Path file, Architecture architecture) {}
    }
}
