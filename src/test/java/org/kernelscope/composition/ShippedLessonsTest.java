package org.kernelscope.composition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kernelscope.lesson.Lesson;
import org.kernelscope.lesson.LessonChecker;
import org.kernelscope.lesson.LessonFiles;
import org.kernelscope.lesson.Step;
import org.kernelscope.text.Texts.Language;
import org.kernelscope.text.UserFacingException;

/** The lessons that ship: without mistakes, in both languages, and asking before they show. */
final class ShippedLessonsTest {
    static List<String> ids() {
        return LessonFiles.SHIPPED;
    }

    @ParameterizedTest
    @MethodSource("ids")
    void hasNoMistakeInBothLanguages(String id) throws UserFacingException {
        Lesson english = LessonFiles.shipped(id, Language.ENGLISH);
        Lesson korean = LessonFiles.shipped(id, Language.KOREAN);

        assertThat(LessonReview.of(english)).isEmpty();
        assertThat(LessonReview.of(korean)).isEmpty();
        assertThat(LessonChecker.compare(english, korean)).isEmpty();
        assertThat(english.minutes()).isEqualTo(korean.minutes());
        assertThat(english.level()).isEqualTo(korean.level());
        assertThat(english.language()).isEqualTo(Language.ENGLISH);
        assertThat(korean.language()).isEqualTo(Language.KOREAN);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void asksAndRecalls(String id) throws UserFacingException {
        List<Step> steps = LessonFiles.shipped(id, Language.ENGLISH).steps();

        assertThat(steps).anyMatch(step -> step.prediction() != null);
        assertThat(steps).anyMatch(step -> step.task() != null);
        assertThat(steps).anyMatch(Step::shortPath);
        assertThat(steps.get(steps.size() - 1).cards()).hasSizeBetween(3, 5);
        assertThat(steps.get(0).scene()).isNotNull();
    }
}
