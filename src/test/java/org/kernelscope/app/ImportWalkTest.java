package org.kernelscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.RadioButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kernelscope.composition.ExampleDrawing;
import org.kernelscope.engine.Model;
import org.kernelscope.pytorch.ArchitectureSearch.Candidate;
import org.kernelscope.scene.ViewsFile;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.importing.ImportModel;

/** A network of PyTorch is opened with the keyboard. */
final class ImportWalkTest {
    private static final String FILE = "/pytorch/tutorial-nometa.safetensors";

    @TempDir Path settings;

    @Test
    void escapeKeepsTheNetworkAndEnterOpensTheBest() throws Exception {
        Path file = Path.of(Objects.requireNonNull(ImportWalkTest.class.getResource(FILE)).toURI());
        try (RunningProgram program =
                RunningProgram.with(
                        ExampleDrawing.digit(), new FewTestDigits(20), new ViewsFile(settings))) {
            ImportModel model = program.parts().networks().model();
            Model before = program.shared().network().modelProperty().get();
            TestWindow.run(() -> program.parts().open(file));
            Node card = program.window().find("#import-card", Node.class);
            TestWindow.until("the card is seen", () -> card.getLayoutBounds().getHeight() > 0);
            program.window().type(KeyCode.ESCAPE);
            TestWindow.until("it is given up", () -> model.offerProperty().get() == null);
            assertThat(program.shared().network().modelProperty().get()).isSameAs(before);

            TestWindow.run(() -> program.parts().open(file));
            TestWindow.until("all is measured", () -> isMeasured(model));
            Candidate best = Objects.requireNonNull(model.standingProperty().get()).candidate();
            assertThat(best.accuracy()).isGreaterThan(0.8);
            RadioButton second = program.window().find("#import-candidate-2", RadioButton.class);
            program.window().type(KeyCode.DOWN);
            assertThat(TestWindow.fx(() -> second.isSelected() && second.isFocused())).isTrue();
            program.window().type(KeyCode.UP, 1);
            program.window().type(KeyCode.TAB, 2);
            assertThat(TestWindow.fx(() -> program.window().find("#import-open", Node.class)))
                    .matches(Node::isFocused);
            program.window().type(KeyCode.ENTER);
            TestWindow.until(
                    "it is on the stage",
                    () -> program.shared().network().modelProperty().get() == best.model());
            assertThat(program.window().find("#pad", Node.class)).matches(Node::isFocused);
        }
    }

    private static boolean isMeasured(ImportModel model) {
        return model.offerProperty().get() != null && model.isSettled();
    }
}
