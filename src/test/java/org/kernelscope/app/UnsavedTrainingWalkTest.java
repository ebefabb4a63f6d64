package org.kernelscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kernelscope.composition.ExampleDrawing;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.file.Autosave;
import org.kernelscope.training.file.RunFile;
import org.kernelscope.training.settings.RunSettings;
import org.kernelscope.ui.TestWindow;

/** A training that cannot be saved by itself: the window says so, and asks before it is lost. */
@Tag("slow")
final class UnsavedTrainingWalkTest {
    @TempDir Path folder;

    @Test
    void theWindowSaysThatTheTrainingIsNotSavedAndAsksBeforeItIsLost() throws Exception {
        Path inTheWay = Files.writeString(folder.resolve("in the way"), "no folder");
        try (RunningProgram program =
                RunningProgram.with(ExampleDrawing.digit(), new Autosave(inTheWay))) {
            TestWindow window = program.window();
            assertThat(mayClose(program, new AtomicBoolean())).as("nothing is trained").isTrue();
            window.click("#mode-train");
            TestWindow.run(
                    () ->
                            program.parts()
                                    .training()
                                    .settingsProperty()
                                    .set(RunSettings.DEFAULT.withExampleCount(640)));
            TestWindow.run(() -> program.parts().training().train());
            TestWindow.until("it says so", () -> told(program).equals("training.file.unsaved"));
            assertThat(window.text("#notice .label"))
                    .contains("in memory only", "in the way")
                    .doesNotContain("unchanged");
            TestWindow.until(
                    "beside the verbs, too",
                    () ->
                            window.find("#train-state", Labeled.class)
                                    .getText()
                                    .contains("not saved"));

            AtomicBoolean closed = new AtomicBoolean();
            assertThat(mayClose(program, closed)).isFalse();
            assertThat(mayClose(program, closed)).as("asked twice, asked once").isFalse();
            assertThat(told(program)).isEqualTo("training.unsaved.close");
            window.click("#unsaved-close");
            assertThat(closed).isTrue();

            TestWindow.run(() -> program.parts().training().trainOrPause());
            Path file = folder.resolve("mine" + RunFile.SUFFIX);
            TestWindow.run(() -> program.parts().train().files().saveRun(file));
            TestWindow.until("it is in a file", () -> mayClose(program, new AtomicBoolean()));
            assertThat(RunFile.read(file).run().steps().size()).isPositive();

            Files.delete(inTheWay);
            TestWindow.until(
                    "it is saved, and says no more that it is not",
                    () ->
                            program.parts().training().viewProperty().get().warning() == null
                                    && told(program).isEmpty());
        }
    }

    private static boolean mayClose(RunningProgram program, AtomicBoolean closed) {
        return TestWindow.fx(() -> program.parts().train().mayClose(() -> closed.set(true)));
    }

    private static String told(RunningProgram program) {
        UserFacingException told =
                TestWindow.fx(() -> program.shared().notices().newestProperty().get());
        return told == null ? "" : told.key();
    }
}
