package org.kernelscope.app;

import java.util.Arrays;
import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.kernelscope.storage.Settings;
import org.kernelscope.storage.SettingsFile;
import org.kernelscope.text.Texts.Language;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.training.settings.RunSettings;
import org.kernelscope.ui.fx.FileExecutor;
import org.kernelscope.ui.paint.Palette;
import org.kernelscope.ui.paint.ScaleMode;
import org.kernelscope.ui.paint.TextScale;
import org.kernelscope.ui.paint.Theme;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.Localisation;
import org.slf4j.LoggerFactory;

/**
 * Keeps what the user chose from one start to the next: read once at the start, written a moment
 * after the last change, off the JavaFX thread. Only changes made in this window are written, so
 * that a second window keeps its own. JavaFX thread.
 */
final class SettingsStore {
    private static final Duration CALM = Duration.millis(500);

    private final SettingsFile file;
    private final Display display;
    private final Localisation localisation;
    private final BooleanProperty freshDigits;
    private final ObjectProperty<RunSettings> training;
    private final ObjectProperty<Map<String, Integer>> lessons;
    private final FileExecutor files;
    private final PauseTransition calm = new PauseTransition(CALM);
    private Settings settings = Settings.defaults();

    /**
     * The settings that this window loaded or wrote last; after the start only the thread for
     * writing uses it.
     */
    private Settings written = settings;

    SettingsStore(
            SettingsFile file,
            Display display,
            Localisation localisation,
            BooleanProperty freshDigits,
            ObjectProperty<RunSettings> training,
            ObjectProperty<Map<String, Integer>> lessons,
            FileExecutor files) {
        this.file = file;
        this.display = display;
        this.localisation = localisation;
        this.freshDigits = freshDigits;
        this.training = training;
        this.lessons = lessons;
        this.files = files;
        calm.setOnFinished(event -> save());
    }

    /** Sets everything as the file said, which was read before, off the JavaFX thread. */
    void apply(Settings loaded) {
        settings = loaded;
        written = loaded;
        Settings.Appearance look = loaded.appearance();
        display.themeProperty()
                .set(look.theme().equals(Theme.DARK.id()) ? Theme.DARK : Theme.LIGHT);
        Palette.choices().stream()
                .filter(palette -> palette.id().equals(look.palette()))
                .forEach(display.paletteProperty()::set);
        Arrays.stream(ScaleMode.values())
                .filter(scale -> scale.id().equals(look.scale()))
                .forEach(display.scaleProperty()::set);
        Arrays.stream(Language.values())
                .filter(language -> language.code().equals(look.language()))
                .forEach(localisation.languageProperty()::set);
        TextScale.of(look.textPercent()).ifPresent(display.textScaleProperty()::set);
        TextScale.of(look.fullScreenTextPercent()).ifPresent(display::setFullScreenTextScale);
        freshDigits.set(settings.freshDigits());
        display.penWidthProperty().set(settings.brush());
        training.set(training.get().withSeed(settings.trainingSeed()));
        lessons.set(settings.lessons());
    }

    double windowWidth() {
        return settings.window().width();
    }

    double windowHeight() {
        return settings.window().height();
    }

    /** From now on, remembers every change, and the size of the scene of {@code stage}. */
    void follow(Stage stage) {
        ObservableValue<?>[] values = {
            display.themeProperty(),
            display.paletteProperty(),
            display.scaleProperty(),
            display.textScaleProperty(),
            display.penWidthProperty(),
            localisation.languageProperty(),
            freshDigits,
            training,
            lessons,
            // Those of the window change before the scene has its new size.
            stage.getScene().widthProperty(),
            stage.getScene().heightProperty()
        };
        for (ObservableValue<?> value : values) {
            value.addListener((observable, before, now) -> changed(stage));
        }
        stage.setOnHidden(
                event -> {
                    calm.stop();
                    save();
                });
    }

    private void changed(Stage stage) {
        Settings.Appearance look =
                new Settings.Appearance(
                        display.themeProperty().get().id(),
                        display.paletteProperty().get().id(),
                        display.scaleProperty().get().id(),
                        localisation.languageProperty().get().code(),
                        display.windowTextScale().percent(),
                        display.fullScreenTextScale()
                                .map(TextScale::percent)
                                .orElse(Settings.Appearance.NOT_CHOSEN));
        settings =
                settings.withAppearance(before -> look)
                        .withBrush(display.penWidthProperty().get())
                        .withFreshDigits(freshDigits.get())
                        .withTrainingSeed(training.get().seed())
                        .withLessons(lessons.get());
        boolean ownSize = !stage.isFullScreen() && !stage.isMaximized() && stage.isShowing();
        if (ownSize) {
            settings =
                    settings.withWindow(stage.getScene().getWidth(), stage.getScene().getHeight());
        }
        calm.playFromStart();
    }

    private void save() {
        Settings now = settings;
        files.execute(
                () -> {
                    try {
                        file.save(written, now);
                        written = now;
                    } catch (UserFacingException problem) {
                        // Not worth disturbing a lesson for. The next save tries it again.
                        // Not a constant: logging would be set up before the window is there.
                        LoggerFactory.getLogger(SettingsStore.class).warn(problem.getMessage());
                    }
                });
    }
}
