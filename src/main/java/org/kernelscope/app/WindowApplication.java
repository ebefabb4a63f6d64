package org.kernelscope.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.application.Application;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.kernelscope.composition.ExampleDrawing;
import org.kernelscope.composition.ProgramModels;
import org.kernelscope.composition.WindowModule;
import org.kernelscope.storage.Settings;
import org.kernelscope.storage.SettingsFile;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.file.Autosave;
import org.kernelscope.ui.control.Fonts;
import org.kernelscope.ui.lesson.presenter.DesktopScreens;
import org.kernelscope.ui.train.TrainViews;

/**
 * The program with a window. The window appears first; the native library and the network are
 * loaded after it.
 */
public final class WindowApplication extends Application {
    private static final String NAME = "Kernelscope";

    /** JavaFX makes this object itself; the launcher begins before it. */
    private static final SafeGraphics GRAPHICS = SafeGraphics.ofUser();

    private final SettingsFile settingsFile = SettingsFile.ofUser();
    private Settings settingsRead = Settings.defaults();
    private Optional<UserFacingException> defaultsTrouble = Optional.empty();
    private boolean first;
    private @Nullable WindowModule parts;

    /** The choice of the renderer for this start. */
    static SafeGraphics graphics() {
        return GRAPHICS;
    }

    /** Reads the settings before there is a JavaFX thread that a slow disk could hold up. */
    @Override
    public void init() {
        first = !Files.exists(settingsFile.path());
        settingsRead = settingsFile.load();
        defaultsTrouble = settingsFile.defaultsProblem();
    }

    @Override
    public void start(Stage stage) {
        Fonts.load();
        Autosave kept = Autosave.ofUser();
        WindowModule made = new WindowModule(ExampleDrawing.digit(), kept);
        parts = made;
        SettingsStore settings =
                new SettingsStore(
                        settingsFile,
                        made.shared().display(),
                        made.shared().localisation(),
                        made.shared().drawing().freshProperty(),
                        made.training().settingsProperty(),
                        made.lessons().model().progressProperty(),
                        made.writing());
        settings.apply(settingsRead);
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        Scene scene =
                made.window()
                        .inScene(
                                Math.min(settings.windowWidth(), screen.getWidth()),
                                Math.min(settings.windowHeight(), screen.getHeight()));
        stage.titleProperty()
                .bind(
                        TrainViews.title(made.training(), made.shared().localisation())
                                .map(told -> told.isEmpty() ? NAME : told + " — " + NAME));
        stage.setScene(scene);
        stage.setMinWidth(Math.min(1024, screen.getWidth()));
        stage.setMinHeight(Math.min(700, screen.getHeight()));
        settings.follow(stage);
        made.lessons().presenter().show(new DesktopScreens());
        LiveStyleSheets.follow(made.window());
        stage.setOnCloseRequest(
                event -> {
                    Runnable rest =
                            () -> {
                                if (made.data().mayClose(stage::hide)) {
                                    stage.hide();
                                }
                            };
                    if (!made.train().mayClose(rest) || !made.data().mayClose(stage::hide)) {
                        event.consume();
                    }
                });
        whenPainted(scene, () -> made.writing().execute(GRAPHICS::painted));
        stage.show();
        made.start(ProgramModels.first(), ProgramModels::firstModel);
        getParameters().getRaw().stream()
                .findFirst()
                .map(Path::of)
                .ifPresent(file -> made.whenReady(() -> made.open(file)));
        made.whenReady(made::prepareViews);
        StartArchive.missing()
                .ifPresent(missing -> made.whenReady(() -> made.writing().execute(missing::make)));
        SettingsFile.userFolderProblem().ifPresent(made.shared().notices()::tell);
        defaultsTrouble.ifPresent(made.shared().notices()::tell);
        made.train().offerPending(kept);
        if (first && getParameters().getRaw().isEmpty()) {
            made.lessons().offerFirst();
        }
        if (GRAPHICS.isChosen()) {
            made.shared().notices().tell(new UserFacingException("app.safeGraphics"));
        }
    }

    /** The pulse after the first one: the frame of the first is drawn by then. */
    private static void whenPainted(Scene scene, Runnable action) {
        Runnable[] second = new Runnable[1];
        Runnable[] first = new Runnable[1];
        second[0] =
                () -> {
                    scene.removePostLayoutPulseListener(second[0]);
                    action.run();
                };
        first[0] =
                () -> {
                    scene.removePostLayoutPulseListener(first[0]);
                    scene.addPostLayoutPulseListener(second[0]);
                };
        scene.addPostLayoutPulseListener(first[0]);
    }

    @Override
    public void stop() {
        WindowModule open = parts;
        if (open != null) {
            open.close();
        }
    }
}
