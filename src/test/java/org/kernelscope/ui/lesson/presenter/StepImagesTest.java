package org.kernelscope.ui.lesson.presenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kernelscope.lesson.Lesson;
import org.kernelscope.lesson.LessonFiles;
import org.kernelscope.text.Texts.Language;
import org.kernelscope.text.UserFacingException;

/** Pictures are taken while they are wanted, and each only once. */
final class StepImagesTest {
    private static final Image IMAGE = new WritableImage(1, 1);

    private final List<String> asked = new ArrayList<>();
    private int ended;
    private @Nullable BiConsumer<Integer, Image> camera;
    private final StepImages pictures =
            new StepImages(
                    (lesson, from, taken) -> {
                        asked.add(lesson.language().code() + " " + from);
                        camera = taken;
                        return () -> ended++;
                    });

    private static Lesson lesson(Language language) throws UserFacingException {
        return LessonFiles.shipped("first-look", language);
    }

    private void take(int step) {
        Objects.requireNonNull(camera).accept(step, IMAGE);
    }

    @Test
    void whatIsTakenIsKeptAndTheRestIsTakenLater() throws Exception {
        Lesson lesson = lesson(Language.ENGLISH);
        pictures.want(lesson);
        take(0);
        take(1);
        pictures.want(lesson);
        assertThat(asked).as("it goes on").containsExactly("en 0");
        pictures.stop();
        assertThat(ended).isEqualTo(1);
        assertThat(pictures.pictures()).containsOnlyKeys(0, 1);

        pictures.want(lesson);
        assertThat(asked).containsExactly("en 0", "en 2");
        for (int step = 2; step < lesson.steps().size(); step++) {
            take(step);
        }
        pictures.stop();
        pictures.want(lesson);
        assertThat(asked).as("all are taken").hasSize(2);
    }

    @Test
    void anotherLessonHasPicturesOfItsOwn() throws Exception {
        pictures.want(lesson(Language.ENGLISH));
        take(0);
        pictures.want(lesson(Language.KOREAN));
        assertThat(ended).isEqualTo(1);
        assertThat(pictures.pictures()).isEmpty();
        assertThat(asked).containsExactly("en 0", "ko 0");
    }

    @Test
    void theyAreTakenAgainInOtherColours() throws Exception {
        pictures.renew();
        assertThat(asked).isEmpty();
        pictures.want(lesson(Language.ENGLISH));
        take(0);
        pictures.renew();
        assertThat(pictures.pictures()).isEmpty();
        assertThat(asked).containsExactly("en 0", "en 0");
        pictures.stop();
        pictures.renew();
        assertThat(asked).as("nobody wants them").hasSize(2);
    }
}
