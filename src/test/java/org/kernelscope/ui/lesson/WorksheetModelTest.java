package org.kernelscope.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kernelscope.engine.Model;
import org.kernelscope.lesson.Lesson;
import org.kernelscope.lesson.LessonFiles;
import org.kernelscope.lesson.Situation;
import org.kernelscope.lesson.Worksheet;
import org.kernelscope.network.Presets;
import org.kernelscope.text.Texts.Language;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.state.Notices;

final class WorksheetModelTest {
    @TempDir private Path folder;

    private final Notices notices = new Notices();
    private final Camera camera = new Camera();
    private final WorksheetModel model =
            new WorksheetModel(camera, Runnable::run, Runnable::run, notices);

    /** Takes pictures when it is told to. */
    private static final class Camera implements WorksheetModel.Pictures {
        private int begun;
        private int cancelled;
        private @Nullable DoubleConsumer progress;
        private @Nullable Consumer<List<Worksheet.Shot>> done;
        private @Nullable Consumer<Throwable> failed;

        @Override
        public Runnable take(
                Lesson lesson,
                DoubleConsumer progress,
                Consumer<List<Worksheet.Shot>> done,
                Consumer<Throwable> failed) {
            begun++;
            this.progress = progress;
            this.done = done;
            this.failed = failed;
            return () -> cancelled++;
        }
    }

    private static Lesson lesson() throws UserFacingException {
        return LessonFiles.shipped("first-look", Language.ENGLISH);
    }

    private @Nullable String told() {
        UserFacingException newest = notices.newestProperty().get();
        return newest == null ? null : newest.getMessage();
    }

    @Test
    void progressIsShownUntilTheFileIsThere() throws Exception {
        Path target = folder.resolve("sheet.html");
        assertThat(model.progressProperty().get()).isNaN();
        model.write(lesson(), target);
        assertThat(model.progressProperty().get()).isZero();
        Objects.requireNonNull(camera.progress).accept(0.5);
        assertThat(model.progressProperty().get()).isEqualTo(0.5);
        // A second one has to wait for the first.
        model.write(lesson(), folder.resolve("other.html"));
        assertThat(camera.begun).isEqualTo(1);

        Situation now = Situation.of(Model.untrained(Presets.LENET5_MODERN, 1), null);
        Objects.requireNonNull(camera.done)
                .accept(
                        lesson().steps().stream()
                                .map(step -> new Worksheet.Shot(null, "", now, now))
                                .toList());
        assertThat(Files.readString(target)).startsWith("<!DOCTYPE html>");
        assertThat(model.progressProperty().get()).isNaN();
        assertThat(told()).isEqualTo(new UserFacingException("export.done", target).getMessage());
    }

    @Test
    void aCancelledOneLeavesNothingAndAnotherCanBegin() throws Exception {
        model.write(lesson(), folder.resolve("sheet.html"));
        model.cancel();
        assertThat(camera.cancelled).isEqualTo(1);
        assertThat(model.progressProperty().get()).isNaN();
        assertThat(folder).isEmptyDirectory();
        assertThat(told()).isNull();
        model.write(lesson(), folder.resolve("sheet.html"));
        assertThat(camera.begun).isEqualTo(2);
    }

    @Test
    void aFailureIsTold() throws Exception {
        model.write(lesson(), folder.resolve("sheet.html"));
        UserFacingException reason = new UserFacingException("scene.noNetwork");
        Objects.requireNonNull(camera.failed).accept(reason);
        assertThat(told()).isEqualTo(reason.getMessage());
        assertThat(model.progressProperty().get()).isNaN();
    }
}
