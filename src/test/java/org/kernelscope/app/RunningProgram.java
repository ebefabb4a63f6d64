package org.kernelscope.app;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.kernelscope.composition.ProgramModels;
import org.kernelscope.composition.WindowModule;
import org.kernelscope.data.Drawing;
import org.kernelscope.data.Stroke;
import org.kernelscope.scene.ViewsFile;
import org.kernelscope.storage.SettingsFile;
import org.kernelscope.text.Texts;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.file.Autosave;
import org.kernelscope.training.settings.DatasetSource;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.control.FillBar;
import org.kernelscope.ui.control.Fonts;
import org.kernelscope.ui.state.InferenceResult;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.NetworkModel.Status;
import org.kernelscope.ui.window.WindowState;

/**
 * The whole program as its user meets it, on a display in memory: the real window, the real engine,
 * the network that ships. Nothing is remembered. The test's thread.
 */
final class RunningProgram implements AutoCloseable {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 800;
    private static final DatasetSource DIGITS = new FewTestDigits(1_000);

    private final TestWindow window;
    private final WindowModule parts;

    private RunningProgram(TestWindow window, WindowModule parts) {
        this.window = window;
        this.parts = parts;
    }

    /** Starts it with {@code first} on the pad and waits for the first answer. */
    static RunningProgram with(Drawing first) {
        RunningProgram program = starting(first, ProgramModels::firstModel);
        TestWindow.until("the first answer", () -> program.shown() != null);
        return program;
    }

    /** The same, which keeps its training in {@code autosave}. */
    static RunningProgram with(Drawing first, Autosave autosave) {
        RunningProgram program = starting(first, ProgramModels::firstModel, autosave);
        TestWindow.until("the first answer", () -> program.shown() != null);
        return program;
    }

    /** The same, which keeps its views in {@code views}. */
    static RunningProgram with(Drawing first, ViewsFile views) {
        return with(first, DIGITS, views);
    }

    /** The same with other digits. */
    static RunningProgram with(Drawing first, DatasetSource digits, ViewsFile views) {
        RunningProgram program =
                starting(
                        () -> new WindowModule(first, null, digits, views),
                        ProgramModels::firstModel);
        TestWindow.until("the first answer", () -> program.shown() != null);
        return program;
    }

    /** Starts it with a network of its own, and does not wait. */
    static RunningProgram starting(Drawing first, NetworkModel.ModelSource network) {
        return starting(first, network, null);
    }

    private static RunningProgram starting(
            Drawing first, NetworkModel.ModelSource network, @Nullable Autosave autosave) {
        ViewsFile views = new ViewsFile(SettingsFile.ofUser().folder());
        return starting(() -> new WindowModule(first, autosave, DIGITS, views), network);
    }

    private static RunningProgram starting(
            Supplier<WindowModule> made, NetworkModel.ModelSource network) {
        TestWindow.startToolkit();
        WindowModule parts =
                TestWindow.fx(
                        () -> {
                            Fonts.load();
                            return made.get();
                        });
        TestWindow window = TestWindow.open(() -> parts.window().inScene(WIDTH, HEIGHT));
        TestWindow.run(() -> parts.start(ProgramModels.first(), network));
        return new RunningProgram(window, parts);
    }

    TestWindow window() {
        return window;
    }

    Stage stage() {
        return window.stage();
    }

    WindowModule parts() {
        return parts;
    }

    WindowState shared() {
        return parts.shared();
    }

    /** What the network made of the drawing that is on the pad now, if it did already. */
    @Nullable InferenceResult shown() {
        InferenceResult inference = shared().network().inferenceProperty().get();
        boolean newest =
                shared().network().statusProperty().get() == Status.READY
                        && inference != null
                        && inference.drawing().equals(shared().drawing().drawing());
        return newest ? inference : null;
    }

    /** Waits for the answer to what is on the pad now. */
    InferenceResult answer() {
        AtomicReference<@Nullable InferenceResult> answer = new AtomicReference<>();
        // Kept at once: another network takes the answer of the one before away.
        TestWindow.until(
                "the answer to what is on the pad",
                () -> {
                    answer.set(shown());
                    return answer.get() != null;
                });
        return java.util.Objects.requireNonNull(answer.get());
    }

    /** What is on the pad. */
    Drawing drawing() {
        return TestWindow.fx(() -> shared().drawing().drawing());
    }

    /** Whether the pen touches the pad. */
    boolean penIsDown() {
        return TestWindow.fx(() -> shared().drawing().penDownProperty().get());
    }

    /** The sentence {@code key} in the language of the moment. */
    String sentence(String key, Object... arguments) {
        Texts texts = TestWindow.fx(() -> shared().localisation().texts());
        return texts.get(key, arguments);
    }

    /** Waits until the notification says {@code sentence}. */
    void untilTold(String sentence) {
        window.untilText("#notice .label", sentence);
    }

    /** Waits until the notification tells of {@code problem}. */
    void untilTold(UserFacingException problem) {
        untilTold(TestWindow.fx(() -> shared().localisation().texts()).get(problem));
    }

    /** How far the ten bars are filled. */
    List<Double> bars() {
        return TestWindow.fx(
                () ->
                        java.util.stream.IntStream.range(0, 10)
                                .mapToObj(digit -> parts.window().lookup("#bar-" + digit))
                                .map(bar -> ((FillBar) bar).fraction())
                                .toList());
    }

    /** Moves the pointer along a stroke on the pad, with the button down; lifts it at the end. */
    void draw(Stroke stroke) {
        putPenDown(stroke);
        for (int point = 1; point < stroke.points(); point++) {
            movePen(stroke, point);
        }
        window.release();
        window.settle();
    }

    /** Presses the button at the beginning of a stroke. */
    void putPenDown(Stroke stroke) {
        movePen(stroke, 0);
        window.press();
    }

    /** Moves the pointer to a point of a stroke. */
    void movePen(Stroke stroke, int point) {
        window.pointAt(window.find("#pad", Node.class), stroke.x(point), stroke.y(point));
    }

    @Override
    public void close() {
        window.close();
        TestWindow.run(parts::close);
    }
}
