package org.kernelscope.ui.lesson.presenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kernelscope.data.Drawing;
import org.kernelscope.data.Stroke;
import org.kernelscope.lesson.Lesson;
import org.kernelscope.lesson.LessonFiles;
import org.kernelscope.text.Texts.Language;
import org.kernelscope.text.UserFacingException;
import org.kernelscope.ui.TestWindow;
import org.kernelscope.ui.lesson.LessonModel;
import org.kernelscope.ui.lesson.StillLessonWindow;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.Notices;

final class PresenterModelTest {
    private Lesson numbers;
    private final Localisation localisation = new Localisation();
    private LessonModel lesson;
    private PresenterModel presenter;

    @BeforeEach
    void open() throws UserFacingException {
        numbers = LessonFiles.shipped("five-numbers", Language.ENGLISH);
        TestWindow.startToolkit();
        lesson =
                TestWindow.fx(
                        () ->
                                new LessonModel(
                                        new StillLessonWindow(),
                                        localisation,
                                        new Notices(),
                                        Runnable::run,
                                        Runnable::run));
        presenter = TestWindow.fx(() -> new PresenterModel(lesson, () -> 0));
    }

    private void on(TestWindow.Action action) {
        TestWindow.run(action);
    }

    private void start() {
        on(
                () -> {
                    lesson.open(numbers);
                    presenter.start();
                });
    }

    @Test
    void withoutALessonThereIsNothingToPresent() {
        on(presenter::start);
        assertThat(presenter.onProperty().get()).isFalse();
        start();
        assertThat(presenter.onProperty().get()).isTrue();
        assertThat(presenter.clock().left().toMinutes()).isEqualTo(10);
    }

    @Test
    void nextShowsTheAnswerBeforeItLeavesTheStep() {
        start();
        on(presenter::next);
        assertThat(lesson.indexProperty().get()).isZero();
        assertThat(lesson.revealedProperty().get()).isTrue();
        assertThat(lesson.isPredicted()).isFalse();
        on(presenter::next);
        assertThat(lesson.indexProperty().get()).isEqualTo(1);
        assertThat(lesson.revealedProperty().get()).isFalse();
        on(presenter::previous);
        assertThat(lesson.indexProperty().get()).isZero();
    }

    @Test
    void cardsAreTurnedOneAfterAnother() {
        start();
        int last = numbers.steps().size() - 1;
        int sides = 2 * numbers.steps().get(last).cards().size();
        on(() -> lesson.goTo(last));
        for (int side = 0; side < sides; side++) {
            assertThat(presenter.turnedProperty().get()).isEqualTo(side);
            on(presenter::next);
        }
        assertThat(presenter.turnedProperty().get()).as("the last answer").isEqualTo(sides - 1);
        on(presenter::previous);
        assertThat(presenter.turnedProperty().get()).isEqualTo(sides - 2);
        assertThat(lesson.indexProperty().get()).isEqualTo(last);
    }

    @Test
    void aBlankScreenComesBackBeforeAnythingElseHappens() {
        start();
        on(presenter::toggleBlank);
        on(presenter::next);
        assertThat(presenter.blankProperty().get()).isFalse();
        assertThat(lesson.revealedProperty().get()).as("nobody saw the question").isFalse();
    }

    @Test
    void votesAndScribblesEndWithTheirStep() {
        start();
        on(
                () -> {
                    presenter.vote(1, 1);
                    presenter.vote(1, 1);
                    presenter.vote(7, 1);
                    presenter.inkProperty().set(Drawing.EMPTY.plus(Stroke.at(0.5, 0.5, 0.01)));
                    presenter.next();
                });
        assertThat(presenter.votesProperty().get().current()).containsExactly(0, 2, 0, 0);
        assertThat(presenter.inkProperty().get()).isNotEqualTo(Drawing.EMPTY);
        on(
                () -> {
                    presenter.voteAgain();
                    presenter.vote(0, 1);
                });
        assertThat(presenter.votesProperty().get().rounds())
                .containsExactly(List.of(0, 2, 0, 0), List.of(1, 0, 0, 0));
        on(presenter::next);
        assertThat(presenter.votesProperty().get().options()).as("a number").isZero();
        assertThat(presenter.inkProperty().get()).isEqualTo(Drawing.EMPTY);
    }

    @Test
    void anotherLanguageKeepsTheVotes() {
        start();
        on(
                () -> {
                    presenter.vote(0, 1);
                    localisation.languageProperty().set(Language.KOREAN);
                });
        assertThat(lesson.lessonProperty().get().language()).isEqualTo(Language.KOREAN);
        assertThat(presenter.votesProperty().get().current()).containsExactly(1, 0, 0, 0);
        assertThat(presenter.onProperty().get()).isTrue();
    }

    @Test
    void itEndsWithTheLessonAndTheLessonStaysWhenItEnds() {
        start();
        on(presenter::end);
        assertThat(lesson.lessonProperty().get()).isEqualTo(numbers);
        start();
        on(() -> presenter.toggle(PresenterModel.Tool.PEN));
        on(lesson::leave);
        assertThat(presenter.onProperty().get()).isFalse();
        assertThat(presenter.toolProperty().get()).isEqualTo(PresenterModel.Tool.NONE);
        start();
        on(() -> lesson.shownProperty().set(false));
        assertThat(presenter.onProperty().get()).isFalse();
    }
}
