package org.kernelscope.ui.lesson;

import java.io.File;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import org.kernelscope.lesson.Lesson;
import org.kernelscope.lesson.LessonFiles;
import org.kernelscope.scene.CellName;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.control.IconButton;
import org.kernelscope.ui.control.OverflowPane;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.Tooltips;
import org.kernelscope.ui.fx.OncePerFrame;
import org.kernelscope.ui.state.Localisation;
import org.kordamp.ikonli.feather.Feather;

/**
 * The panel beside the stage: the list of lessons, or the step of one. Page Up and Page Down turn
 * its pages. JavaFX thread.
 */
public final class LessonPanel extends VBox {
    private final LessonModel model;
    private final Localisation localisation;
    private final VBox content = new VBox();
    private final OverflowPane scroll = new OverflowPane(content);
    private final Button back;
    private final Button presenting;
    private final AuthorTools tools;
    private final Label title = new Label();
    private final Label place = new Label();
    private final Button previous;
    private final Button next;
    private final Button restart;
    private final HBox footer;
    private final OncePerFrame update = new OncePerFrame(this::update);
    private @Nullable StepView step;

    /**
     * The panel of {@code model}.
     *
     * @param present shows the open lesson to a class
     * @param presented true while it is shown to a class, without the panel
     */
    public LessonPanel(
            LessonModel model,
            LessonAuthor author,
            WorksheetModel worksheets,
            Localisation localisation,
            Runnable present,
            ObservableBooleanValue presented) {
        this.model = model;
        this.localisation = localisation;
        setId("lesson-panel");
        getStyleClass().addAll(Styles.PANEL, Styles.LESSON);
        back = new IconButton(Feather.CHEVRON_LEFT, localisation.text("lesson.list"));
        back.setId("lesson-list");
        back.setOnAction(event -> model.leave());
        title.getStyleClass().add(Styles.SECTION_TITLE);
        title.setMinWidth(0);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        Button close = new IconButton(Feather.X, localisation.text("lesson.close"));
        close.setId("lesson-close");
        close.setOnAction(event -> model.shownProperty().set(false));
        presenting = new IconButton(Feather.CAST, localisation.text("presenter.start"));
        presenting.setId("lesson-present");
        presenting.setOnAction(event -> present.run());
        tools = new AuthorTools(model, author, worksheets, localisation);
        HBox header = new HBox(back, title, presenting, close);
        header.setAlignment(Pos.CENTER_LEFT);
        previous = new IconButton(Feather.ARROW_LEFT, localisation.text("lesson.previous"));
        previous.setId("lesson-previous");
        previous.setOnAction(event -> model.previous());
        restart = new IconButton(Feather.ROTATE_CCW, localisation.text("lesson.restart"));
        restart.setId("lesson-restart");
        restart.setOnAction(event -> model.restart());
        next = new Button();
        next.setId("lesson-next");
        next.textProperty().bind(localisation.text("lesson.next"));
        next.setOnAction(event -> model.next());
        place.getStyleClass().add(Styles.NUMBER);
        place.setMaxWidth(Double.MAX_VALUE);
        place.setAlignment(Pos.CENTER);
        HBox.setHgrow(place, Priority.ALWAYS);
        footer = new HBox(previous, restart, tools, place, next);
        footer.setAlignment(Pos.CENTER);
        footer.getStyleClass().add(Styles.LESSON_FOOTER);
        content.getStyleClass().add(Styles.LESSON_CONTENT);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(header, tools.progress(), scroll, footer);
        visibleProperty().bind(model.shownProperty().and(Bindings.not(presented)));
        managedProperty().bind(visibleProperty());
        model.lessonProperty().subscribe(now -> show());
        // A step that is begun again has the same index.
        model.enteredProperty().subscribe(now -> show());
        model.shippedProperty().subscribe(now -> show());
        model.progressProperty().subscribe(now -> showList());
        localisation.languageProperty().subscribe(now -> show());
        model.stateProperty().subscribe(now -> update.request());
        model.revealedProperty()
                .subscribe(
                        now -> {
                            // What was pressed goes away; the keyboard stays in the panel.
                            if (now && content.isFocusWithin()) {
                                goOn();
                            }
                            update.request();
                        });
        model.reachedProperty().subscribe(now -> update.request());
        model.hintedProperty().subscribe(now -> update.request());
        model.window().pointed().subscribe(this::point);
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /** The button that shows and hides the panel. */
    public static ToggleButton toggle(LessonModel model, Localisation localisation) {
        ToggleButton toggle = new ToggleButton();
        toggle.setId("lessons");
        toggle.textProperty().bind(localisation.text("lesson.lessons"));
        Tooltips.explain(toggle, localisation.text("lesson.lessons.help"));
        toggle.selectedProperty().bindBidirectional(model.shownProperty());
        toggle.setMinWidth(USE_PREF_SIZE);
        return toggle;
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.PAGE_DOWN) {
            model.next();
            event.consume();
        } else if (event.getCode() == KeyCode.PAGE_UP) {
            model.previous();
            event.consume();
        }
    }

    /** Leads the keyboard to the next step, or in the last one to the step before. */
    private void goOn() {
        (next.isDisabled() ? previous : next).requestFocus();
    }

    private void show() {
        Lesson lesson = model.lessonProperty().get();
        back.setVisible(lesson != null);
        back.setManaged(lesson != null);
        presenting.setVisible(lesson != null);
        presenting.setManaged(lesson != null);
        footer.setVisible(lesson != null);
        footer.setManaged(lesson != null);
        if (lesson == null) {
            step = null;
            title.setText(localisation.texts().get("lesson.lessons"));
            showList();
            return;
        }
        int index = model.indexProperty().get();
        title.setText(lesson.title());
        place.setText(index + 1 + " / " + lesson.steps().size());
        previous.setDisable(index == 0);
        next.setDisable(index == lesson.steps().size() - 1);
        step = new StepView(model, localisation, lesson, index);
        boolean focused = content.isFocusWithin();
        content.getChildren().setAll(step);
        if (focused) {
            goOn();
        }
        scroll.setVvalue(0);
    }

    private void showList() {
        if (model.lessonProperty().get() != null) {
            return;
        }
        Texts texts = localisation.texts();
        content.getChildren().clear();
        for (Lesson lesson : model.shippedProperty().get()) {
            content.getChildren().add(row(lesson, texts));
        }
        Button file = new Button(texts.get("lesson.open"));
        file.setId("lesson-open");
        file.getStyleClass().add(Styles.FLAT);
        file.setOnAction(event -> askForFile());
        content.getChildren().addAll(file, tools.begin());
    }

    private void askForFile() {
        Texts texts = localisation.texts();
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.get("lesson.open"));
        chooser.getExtensionFilters()
                .add(
                        new FileChooser.ExtensionFilter(
                                texts.get("lesson.chooser"), "*" + LessonFiles.SUFFIX));
        File chosen = chooser.showOpenDialog(getScene().getWindow());
        if (chosen != null) {
            model.open(chosen.toPath());
        }
    }

    private Node row(Lesson lesson, Texts texts) {
        int seen = model.progressProperty().get().getOrDefault(lesson.id(), 0);
        int steps = lesson.steps().size();
        Label name = new Label(lesson.title());
        name.setWrapText(true);
        name.getStyleClass().add(Styles.LESSON_STRONG);
        Label facts =
                new Label(
                        texts.get(
                                "lesson.facts",
                                lesson.minutes(),
                                level(lesson.level(), texts),
                                steps));
        facts.setWrapText(true);
        facts.getStyleClass().add(Styles.CAPTION);
        ProgressBar bar = new ProgressBar((double) Math.min(seen, steps) / steps);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setMinHeight(Region.USE_PREF_SIZE);
        VBox words = new Words(name, facts, bar);
        words.getStyleClass().add(Styles.LESSON_ROW_WORDS);
        // A progress bar would take the clicks from the button.
        words.setMouseTransparent(true);
        Button open = new Button();
        open.setId("lesson-open-" + lesson.id());
        open.setGraphic(words);
        open.getStyleClass().add(Styles.LESSON_ROW);
        open.setMaxWidth(Double.MAX_VALUE);
        open.setAccessibleText(lesson.title() + ". " + facts.getText());
        open.setOnAction(event -> model.open(lesson));
        words.prefWidthProperty().bind(content.widthProperty().subtract(ROW_FRAME));
        return open;
    }

    /** A button asks for the height without a width, for which labels that wrap have no answer. */
    private static final class Words extends VBox {
        Words(Node... parts) {
            super(parts);
        }

        @Override
        protected double computePrefHeight(double width) {
            return super.computePrefHeight(width < 0 ? prefWidth(-1) : width);
        }
    }

    private static String level(Lesson.Level level, Texts texts) {
        return switch (level) {
            case BEGINNER -> texts.get("lesson.level.beginner");
            case INTERMEDIATE -> texts.get("lesson.level.intermediate");
            case ADVANCED -> texts.get("lesson.level.advanced");
        };
    }

    /** The frame of a button around its words, in pixels. */
    private static final double ROW_FRAME = 34;

    private void update() {
        if (step != null) {
            step.update();
        }
    }

    private void point(@Nullable CellName cell) {
        if (step != null) {
            step.point(cell);
        }
    }
}
