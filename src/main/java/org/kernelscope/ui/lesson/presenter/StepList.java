package org.kernelscope.ui.lesson.presenter;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.collections.MapChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kernelscope.lesson.Lesson;
import org.kernelscope.lesson.Step;
import org.kernelscope.ui.control.NodeVisibility;
import org.kernelscope.ui.control.PresenterStyles;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.lesson.LessonModel;

/** The steps of a lesson with small pictures of their scenes, to jump to. JavaFX thread. */
final class StepList extends VBox {
    private static final PseudoClass NOW = PseudoClass.getPseudoClass("now");

    /** The width of a picture, in logical pixels. */
    private static final double WIDTH = 88;

    private final LessonModel lesson;
    private final StepImages pictures;
    private final List<Button> rows = new ArrayList<>();
    private final List<ImageView> views = new ArrayList<>();
    private final ObservableValue<Boolean> isShown = NodeVisibility.inOpenWindow(this);
    private @Nullable Lesson listed;

    StepList(LessonModel lesson, StepImages pictures) {
        this.lesson = lesson;
        this.pictures = pictures;
        setId("console-steps");
        pictures.pictures()
                .addListener(
                        (MapChangeListener<Integer, Image>)
                                change -> picture(change.getKey(), change.getValueAdded()));
        isShown.subscribe(this::take);
    }

    /** Shows the steps of the lesson, and which one is open. */
    void update() {
        Lesson open = lesson.lessonProperty().get();
        if (open != listed) {
            listed = open;
            build(open == null ? List.of() : open.steps());
            take(isShown.getValue());
        }
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).pseudoClassStateChanged(NOW, i == lesson.indexProperty().get());
        }
    }

    private void build(List<Step> steps) {
        rows.clear();
        views.clear();
        for (int i = 0; i < steps.size(); i++) {
            ImageView view = new ImageView();
            view.setFitWidth(WIDTH);
            view.setPreserveRatio(true);
            views.add(view);
            rows.add(row(steps.get(i), i, view));
            picture(i, pictures.pictures().get(i));
        }
        getChildren().setAll(rows);
    }

    private Button row(Step step, int index, ImageView view) {
        StackPane frame = new StackPane(view);
        frame.getStyleClass().add(PresenterStyles.PICTURE);
        Button button = new Button(index + 1 + ". " + step.title(), frame);
        button.setId("console-step-" + index);
        button.getStyleClass().addAll(Styles.FLAT, Styles.LESSON_ROW);
        button.setWrapText(true);
        button.setMinHeight(USE_PREF_SIZE);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setOnAction(event -> lesson.goTo(index));
        return button;
    }

    private void picture(int index, @Nullable Image image) {
        if (index < views.size()) {
            views.get(index).setImage(image);
        }
    }

    private void take(boolean shown) {
        if (shown && listed != null) {
            pictures.want(listed);
        } else {
            pictures.stop();
        }
    }
}
