package org.kernelscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kernelscope.composition.WindowModule;
import org.kernelscope.data.Drawing;
import org.kernelscope.storage.Settings;
import org.kernelscope.storage.SettingsFile;
import org.kernelscope.text.Texts.Language;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.thread.NamedThreads;
import org.kernelscope.training.settings.RunSettings;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.draw.PadModel;
import org.kernelscope.ui.paint.Palette;
import org.kernelscope.ui.paint.ScaleMode;
import org.kernelscope.ui.paint.TextScale;
import org.kernelscope.ui.paint.Theme;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.Localisation;

final class SettingsStoreTest {
    private static final Settings CHOSEN =
            new Settings(
                    new Settings.Appearance("dark", "purple-green", "layer", "ko", 150, 200),
                    new Settings.WindowSize(1300, 820),
                    0.12,
                    true,
                    77,
                    Map.of("first-look", 3));

    private static final int SAVES = 15;

    /** For what never happens; not how long something may take. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir Path folder;
    private final Display display = new Display();
    private final Localisation localisation = new Localisation();
    private final BooleanProperty fresh = new SimpleBooleanProperty();
    private final ObjectProperty<RunSettings> training =
            new SimpleObjectProperty<>(RunSettings.DEFAULT);
    private final ObjectProperty<Map<String, Integer>> lessons =
            new SimpleObjectProperty<>(Map.of());
    private final ExecutorService work = NamedThreads.single("work");
    private SettingsFile file;
    private SettingsStore settings;

    @BeforeEach
    void files() {
        TestWindow.startToolkit();
        file = new SettingsFile(folder);
        settings =
                TestWindow.fx(
                        () ->
                                new SettingsStore(
                                        file,
                                        display,
                                        localisation,
                                        fresh,
                                        training,
                                        lessons,
                                        work::execute));
    }

    @AfterEach
    void close() throws Exception {
        work.shutdown();
        assertThat(work.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void everyPenOfThePadCanBeRemembered() {
        assertThat(Settings.THINNEST_BRUSH).isEqualTo(PadModel.THINNEST);
        assertThat(Settings.THICKEST_BRUSH).isEqualTo(PadModel.THICKEST);
    }

    @Test
    void everythingIsSetAsTheFileSays() throws Exception {
        file.save(Settings.defaults(), CHOSEN);
        TestWindow.run(() -> settings.apply(file.load()));
        assertThat(display.themeProperty().get()).isEqualTo(Theme.DARK);
        assertThat(display.paletteProperty().get()).isEqualTo(Palette.PURPLE_GREEN);
        assertThat(display.scaleProperty().get()).isEqualTo(ScaleMode.LAYER);
        assertThat(localisation.languageProperty().get()).isEqualTo(Language.KOREAN);
        assertThat(display.penWidthProperty().get()).isEqualTo(0.12);
        assertThat(display.textScaleProperty().get()).isEqualTo(TextScale.LARGE);
        assertThat(display.fullScreenTextScale()).contains(TextScale.HUGE);
        assertThat(fresh.get()).isTrue();
        assertThat(training.get().seed()).isEqualTo(77);
        assertThat(lessons.get()).containsExactly(Map.entry("first-look", 3));
        assertThat(settings.windowWidth()).isEqualTo(1300);
        assertThat(settings.windowHeight()).isEqualTo(820);
    }

    @Test
    void aPaletteOfAnotherVersionLeavesTheUsualOne() throws Exception {
        file.save(Settings.defaults(), CHOSEN.withAppearance(look -> look.withPalette("viridis")));
        TestWindow.run(() -> settings.apply(file.load()));
        assertThat(display.paletteProperty().get()).isEqualTo(Palette.BLUE_ORANGE);
        assertThat(display.themeProperty().get()).isEqualTo(Theme.DARK);
    }

    @Test
    void aChangeIsWrittenAMomentLater() {
        try (TestWindow window = open()) {
            TestWindow.run(() -> display.scaleProperty().set(ScaleMode.NETWORK));
            TestWindow.until(
                    "it is written", () -> file.load().appearance().scale().equals("network"));
        }
    }

    /** What is chosen in the full screen is kept for the full screen alone. */
    @Test
    void theSizeOfTextInTheFullScreenIsRemembered() {
        try (TestWindow window = open()) {
            TestWindow.run(
                    () -> {
                        display.fullScreenProperty().set(true);
                        display.textScaleProperty().set(TextScale.HUGE);
                        fresh.set(true);
                    });
            TestWindow.until("it is written", () -> file.load().freshDigits());
            assertThat(file.load().appearance().textPercent()).isEqualTo(100);
            assertThat(file.load().appearance().fullScreenTextPercent()).isEqualTo(200);
        }
    }

    @Test
    void theSizeOfTheWindowIsRemembered() {
        try (TestWindow window = open()) {
            TestWindow.run(() -> window.stage().setWidth(640));
            TestWindow.until("it is written", () -> file.load().window().width() == 640);
            assertThat(file.load().window().height())
                    .isEqualTo(TestWindow.fx(() -> window.stage().getScene().getHeight()));
        }
    }

    @Test
    void closingTheWindowWritesAtOnce() throws Exception {
        try (TestWindow window = open()) {
            TestWindow.run(
                    () -> {
                        display.themeProperty().set(Theme.DARK);
                        display.penWidthProperty().set(0.05);
                        display.textScaleProperty().set(TextScale.HUGE);
                        training.set(training.get().withSeed(12));
                        localisation.languageProperty().set(Language.KOREAN);
                        window.stage().hide();
                        work.shutdown();
                    });
        }
        assertThat(work.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(file.load())
                .extracting(
                        written -> written.appearance().theme(),
                        Settings::brush,
                        written -> written.appearance().textPercent(),
                        written -> written.appearance().language(),
                        Settings::trainingSeed)
                .containsExactly("dark", 0.05, 200, "ko", 12L);
    }

    @Test
    void aChangeInOneWindowKeepsTheChoicesOfAnother() throws Exception {
        try (TestWindow window = open()) {
            Settings shown = file.load();
            // The other window.
            file.save(
                    shown,
                    shown.withAppearance(look -> look.withTheme("dark").withPalette("violet")));
            TestWindow.run(() -> display.penWidthProperty().set(0.05));
            TestWindow.until("the pen is written", () -> file.load().brush() == 0.05);
            assertThat(file.load().appearance())
                    .extracting(Settings.Appearance::theme, Settings.Appearance::palette)
                    .containsExactly("dark", "violet");
            TestWindow.run(() -> window.stage().hide());
        }
        work.shutdown();
        assertThat(work.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(file.load().appearance().theme()).isEqualTo("dark");
    }

    @Test
    void aChangeThatCouldNotBeWrittenIsWrittenWithTheNext() throws Exception {
        Path inTheWay = Files.createDirectory(folder.resolve("settings.json"));
        Files.createFile(inTheWay.resolve("not empty"));
        for (int i = 1; i <= 100; i++) {
            Files.createFile(folder.resolve("settings-" + i + ".json"));
        }
        try (TestWindow window = open()) {
            TestWindow.run(
                    () -> {
                        display.themeProperty().set(Theme.DARK);
                        window.stage().hide();
                    });
            work.submit(() -> {}).get();
            assertThat(inTheWay).isDirectory();
            Files.move(inTheWay, folder.resolve("out of the way"));
            TestWindow.run(() -> display.penWidthProperty().set(0.05));
            TestWindow.until(
                    "both are written", () -> file.load().appearance().theme().equals("dark"));
            assertThat(file.load().brush()).isEqualTo(0.05);
        }
    }

    @Test
    void theProgramEndsOnlyWhenTheLastSettingsAreWritten() {
        WindowModule parts = TestWindow.fx(() -> new WindowModule(Drawing.EMPTY));
        TestWindow.run(
                () -> {
                    for (int save = 1; save <= SAVES; save++) {
                        Settings next = CHOSEN.withWindow(1000 + save, 800);
                        parts.writing().execute(() -> save(next));
                    }
                    parts.close(PATIENCE);
                });
        assertThat(file.load().window().width()).isEqualTo(1000 + SAVES);
    }

    private void save(Settings next) {
        try {
            file.save(Settings.defaults(), next);
        } catch (UserFacingException problem) {
            throw new AssertionError(problem);
        }
    }

    private TestWindow open() {
        TestWindow window = TestWindow.open(() -> new Scene(new Pane(), 900, 700));
        TestWindow.run(() -> settings.follow(window.stage()));
        return window;
    }
}
