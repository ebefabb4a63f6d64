package org.kernelscope.composition;

import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.kernelscope.ui.control.PaintScale;
import org.kernelscope.ui.control.StyleSheets;
import org.kernelscope.ui.control.TextSize;
import org.kernelscope.ui.draw.DrawPanel;
import org.kernelscope.ui.fx.FileExecutor;
import org.kernelscope.ui.lesson.LessonModel;
import org.kernelscope.ui.lesson.presenter.ConsoleView;
import org.kernelscope.ui.lesson.presenter.MirrorView;
import org.kernelscope.ui.lesson.presenter.PresenterKeys;
import org.kernelscope.ui.lesson.presenter.PresenterModel;
import org.kernelscope.ui.lesson.presenter.PresenterOverlay;
import org.kernelscope.ui.lesson.presenter.PresenterWindows;
import org.kernelscope.ui.lesson.presenter.QuestionStrip;
import org.kernelscope.ui.lesson.presenter.Screens;
import org.kernelscope.ui.lesson.presenter.StepImages;
import org.kernelscope.ui.paint.TextScale;
import org.kernelscope.ui.window.WindowState;

/** Composes a lesson in front of a class. JavaFX thread. */
public final class PresenterModule {
    private final WindowModule parts;
    private final PresenterModel model;
    private final QuestionStrip strip;
    private final PresenterOverlay overlay;
    private final PresenterKeys keys;
    private final StepImages pictures;

    /**
     * @param reading reads networks
     */
    PresenterModule(WindowModule parts, LessonModel lesson, FileExecutor reading) {
        this.parts = parts;
        pictures = new StepImages(new StepThumbnails(parts, reading));
        model = new PresenterModel(lesson, System::nanoTime);
        strip = new QuestionStrip(model, parts.shared().localisation());
        overlay = new PresenterOverlay(model);
        keys = new PresenterKeys(model, overlay::show);
        parts.shared().display().presentedProperty().bind(model.onProperty());
    }

    /** Makes the keys and the mouse work, when all parts are there. */
    void follow() {
        keys.install(parts.window());
        parts.shared().display().themeProperty().subscribe((was, now) -> pictures.renew());
        overlay.watch(parts.window());
    }

    /**
     * From now on, a class has windows on these screens.
     *
     * @return the windows, which also tests look at
     */
    public PresenterWindows show(Screens screens) {
        return new PresenterWindows(
                model, screens, () -> (Stage) parts.window().getScene().getWindow(), this::console);
    }

    /** The contents of the lecturer's window, made anew. */
    public Scene console() {
        WindowState shared = parts.shared();
        ConsoleView view =
                new ConsoleView(
                        model,
                        shared.localisation(),
                        new MirrorView(
                                parts.window(),
                                shared.drawing().drawingProperty(),
                                List.of(
                                        shared.network().inferenceProperty(),
                                        model.lesson().stateProperty(),
                                        model.votesProperty(),
                                        model.blankProperty(),
                                        model.inkProperty())),
                        DrawPanel.pad(shared.drawing(), shared.display(), shared.localisation()),
                        pictures);
        StyleSheets.style(view);
        keys.install(view);
        Scene scene = new Scene(view);
        TextSize.rule(scene, new SimpleObjectProperty<>(TextScale.NORMAL));
        PaintScale.follow(scene);
        return scene;
    }

    /** The lesson in front of a class: steps, votes, tools. */
    public PresenterModel model() {
        return model;
    }

    /** Small pictures of the steps, for the lecturer. */
    public StepImages pictures() {
        return pictures;
    }

    /** Ends what goes on in the background. */
    void close() {
        pictures.stop();
    }

    QuestionStrip strip() {
        return strip;
    }

    PresenterOverlay overlay() {
        return overlay;
    }
}
