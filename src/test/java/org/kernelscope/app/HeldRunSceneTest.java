package org.kernelscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kernelscope.composition.ExampleDrawing;
import org.kernelscope.engine.Model;
import org.kernelscope.scene.FileReferences;
import org.kernelscope.scene.Scene;
import org.kernelscope.scene.SceneJson;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.settings.RunSettings;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.train.model.TrainModel;

/** A scene that names a network shows that network, also while a run is on or on its way. */
final class HeldRunSceneTest {
    private static final String LENET =
            """
            {"version": 1, "network": {"preset": "lenet5-modern", "edits": []}}
            """;

    private RunningProgram program;
    private Model opened;

    @BeforeEach
    void start() {
        program = RunningProgram.with(ExampleDrawing.digit());
        opened = TestWindow.fx(() -> program.shared().network().openedProperty().get());
    }

    @AfterEach
    void close() {
        program.close();
    }

    @Test
    void aSceneDuringTheBeginningOfARun() throws UserFacingException {
        Scene scene = scene();
        TestWindow.run(
                () -> {
                    hold();
                    program.parts().scenes().apply(scene);
                });
        TestWindow.until("the run is there", () -> train().viewProperty().get().run() != null);
        program.window().settle();
        TestWindow.until("no checkpoint", () -> isOpened() && !train().time().isOnStage());
    }

    @Test
    void aSceneWhileACheckpointIsOnTheStage() throws UserFacingException {
        Scene scene = scene();
        TestWindow.run(this::hold);
        TestWindow.until("the checkpoint", () -> train().time().isOnStage() && !isOpened());
        TestWindow.run(() -> program.parts().scenes().apply(scene));
        TestWindow.until("the network", () -> isOpened() && !train().time().isOnStage());
        assertThat(TestWindow.fx(() -> train().time().run())).isNotNull();
    }

    private static Scene scene() throws UserFacingException {
        return SceneJson.parse(LENET, FileReferences.relativeTo(Path.of("")));
    }

    private void hold() {
        train().settingsProperty()
                .set(RunSettings.DEFAULT.withExampleCount(640).withHeldOut(0).withSeed(99));
        train().hold();
    }

    private TrainModel train() {
        return program.parts().training();
    }

    private boolean isOpened() {
        Model now = program.shared().network().modelProperty().get();
        return now != null && now.weights().equals(opened.weights());
    }
}
