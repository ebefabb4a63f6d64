package org.kernelscope.ui.lesson.presenter;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kernelscope.data.Drawing;
import org.kernelscope.lesson.Lesson;
import org.kernelscope.lesson.Prose;
import org.kernelscope.lesson.Step;
import org.kernelscope.ui.control.IconButton;
import org.kernelscope.ui.control.NodeVisibility;
import org.kernelscope.ui.control.OverflowPane;
import org.kernelscope.ui.control.PresenterStyles;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.fx.OncePerFrame;
import org.kernelscope.ui.fx.Pulse;
import org.kernelscope.ui.lesson.LessonModel;
import org.kernelscope.ui.lesson.ProseView;
import org.kernelscope.ui.state.Localisation;
import org.kordamp.ikonli.feather.Feather;

/**
 * The lecturer's window: the steps to jump to, the pad, the live image of what the audience sees,
 * the votes, the notes, the next step, the time that is left. JavaFX thread.
 */
public final class ConsoleView extends BorderPane {
    private static final PseudoClass LATE = PseudoClass.getPseudoClass("late");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("H:mm");

    private final PresenterModel model;
    private final LessonModel lesson;
    private final Localisation localisation;
    private final Label left = new Label();
    private final Label time = new Label();
    private final Label place = new Label();
    private final Label after = new Label();
    private final StepList steps;
    private final VBox notes = new VBox();
    private final List<ProseView> prose = new ArrayList<>();
    private final OncePerFrame build = new OncePerFrame(this::build);
    private final OncePerFrame update = new OncePerFrame(this::update);
    private final ObservableValue<Boolean> isShown = NodeVisibility.inOpenWindow(this);
    private final Pulse tick = new Pulse(Duration.ofMillis(250), this::tick);

    /**
     * @param mirror the live image of what the audience sees
     * @param pad a pad for the same drawing
     * @param pictures the small pictures of the steps
     */
    public ConsoleView(
            PresenterModel model,
            Localisation localisation,
            MirrorView mirror,
            Region pad,
            StepImages pictures) {
        this.model = model;
        this.lesson = model.lesson();
        steps = new StepList(lesson, pictures);
        this.localisation = localisation;
        setId("console");
        getStyleClass().addAll(Styles.ROOT, PresenterStyles.CONSOLE);
        setTop(top());
        OverflowPane list = new OverflowPane(steps);
        VBox.setVgrow(list, Priority.ALWAYS);
        VBox side = new VBox(list, pad);
        side.getStyleClass().addAll(Styles.PANEL, PresenterStyles.COLUMN);
        setLeft(side);
        VBox.setVgrow(mirror, Priority.ALWAYS);
        VBox middle = new VBox(mirror, new VoteCounter(model, localisation));
        middle.getStyleClass().add(PresenterStyles.ROW);
        setCenter(middle);
        OverflowPane words = new OverflowPane(notes);
        VBox.setVgrow(words, Priority.ALWAYS);
        after.setId("console-after");
        after.setWrapText(true);
        after.setMinHeight(USE_PREF_SIZE);
        after.getStyleClass().add(Styles.CAPTION);
        VBox right = new VBox(words, after, turners());
        right.getStyleClass().addAll(Styles.PANEL, PresenterStyles.COLUMN);
        setRight(right);
        notes.getStyleClass().add(Styles.LESSON_CONTENT);
        isShown.subscribe(tick::set);
        lesson.lessonProperty().subscribe(now -> build.request());
        lesson.indexProperty().subscribe(now -> build.request());
        localisation.languageProperty().subscribe(now -> build.request());
        lesson.stateProperty().subscribe(now -> update.request());
    }

    private HBox top() {
        left.setId("console-left");
        left.getStyleClass().add(PresenterStyles.TIME);
        time.getStyleClass().add(Styles.NUMBER);
        place.getStyleClass().add(Styles.NUMBER);
        place.setId("console-place");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button reset = button(Feather.ROTATE_CCW, "console-restart", "presenter.clock.restart");
        reset.setOnAction(event -> restart());
        Button erase = button(Feather.TRASH_2, "console-erase", "presenter.erase");
        erase.setOnAction(event -> model.inkProperty().set(Drawing.EMPTY));
        erase.disableProperty().bind(model.inkProperty().isEqualTo(Drawing.EMPTY));
        Button end = new Button();
        end.setId("console-end");
        end.textProperty().bind(localisation.text("presenter.end"));
        end.setOnAction(event -> model.end());
        FlowPane tools =
                new FlowPane(
                        toggle(
                                Feather.MOON,
                                "console-blank",
                                "presenter.blank",
                                model.blankProperty()),
                        tool(
                                Feather.CROSSHAIR,
                                "console-pointer",
                                "presenter.pointer",
                                PresenterModel.Tool.POINTER),
                        tool(
                                Feather.EDIT_2,
                                "console-pen",
                                "presenter.pen",
                                PresenterModel.Tool.PEN),
                        erase,
                        toggle(
                                Feather.TARGET,
                                "console-hands",
                                "presenter.slowHands",
                                model.slowHandsProperty()),
                        toggle(
                                Feather.REPEAT,
                                "console-swap",
                                "presenter.swap",
                                model.swappedProperty()),
                        end);
        tools.getStyleClass().add(PresenterStyles.TOOLS);
        tools.setAlignment(Pos.CENTER_RIGHT);
        HBox.setHgrow(tools, Priority.ALWAYS);
        HBox top = new HBox(left, reset, time, place, space, tools);
        top.getStyleClass().addAll(Styles.PANEL, PresenterStyles.ROW);
        top.setAlignment(Pos.CENTER_LEFT);
        return top;
    }

    private void restart() {
        Lesson open = lesson.lessonProperty().get();
        if (open != null) {
            model.clock().begin(open.minutes());
            tick();
        }
    }

    private HBox turners() {
        Button previous = button(Feather.ARROW_LEFT, "console-previous", "lesson.previous");
        previous.setOnAction(event -> model.previous());
        Button next = new Button();
        next.setId("console-next");
        next.getStyleClass().add(Styles.ACCENT);
        next.textProperty().bind(localisation.text("lesson.next"));
        next.setMaxWidth(Double.MAX_VALUE);
        next.setOnAction(event -> model.next());
        HBox.setHgrow(next, Priority.ALWAYS);
        HBox row = new HBox(previous, next);
        row.getStyleClass().add(PresenterStyles.ROW);
        return row;
    }

    private Button button(Feather icon, String id, String key) {
        Button button = new IconButton(icon, localisation.text(key));
        button.setId(id);
        return button;
    }

    private ToggleButton toggle(Feather icon, String id, String key, BooleanProperty value) {
        ToggleButton button = new ToggleIcon(icon, id, localisation.text(key));
        button.selectedProperty().bindBidirectional(value);
        return button;
    }

    private ToggleButton tool(Feather icon, String id, String key, PresenterModel.Tool tool) {
        ToggleButton button = new ToggleIcon(icon, id, localisation.text(key));
        model.toolProperty().subscribe(now -> button.setSelected(now == tool));
        button.setOnAction(
                event ->
                        model.toolProperty()
                                .set(button.isSelected() ? tool : PresenterModel.Tool.NONE));
        return button;
    }

    private void tick() {
        Duration rest = model.clock().left();
        left.setText(localisation.texts().get("presenter.left", LessonClock.text(rest)));
        left.pseudoClassStateChanged(LATE, rest.isNegative());
        time.setText(LocalTime.now(ZoneId.systemDefault()).format(CLOCK));
    }

    private void build() {
        Lesson open = lesson.lessonProperty().get();
        Optional<Step> now = lesson.step();
        prose.clear();
        notes.getChildren().clear();
        steps.update();
        if (open == null || now.isEmpty()) {
            return;
        }
        int index = lesson.indexProperty().get();
        place.setText(index + 1 + " / " + open.steps().size());
        Step step = now.get();
        Label title = new Label(step.title());
        title.getStyleClass().add(Styles.CARD_TITLE);
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        notes.getChildren().add(title);
        add("presenter.notes", step.notes(), open);
        add("presenter.say", step.say(), open);
        add("presenter.explain", step.explain(), open);
        boolean last = index + 1 == open.steps().size();
        after.setText(
                last
                        ? localisation.texts().get("presenter.last")
                        : localisation
                                .texts()
                                .get("presenter.after", open.steps().get(index + 1).title()));
        update();
    }

    private void add(String heading, Prose text, Lesson open) {
        if (text.isEmpty()) {
            return;
        }
        Label label = new Label(localisation.texts().get(heading));
        label.getStyleClass().add(Styles.SECTION_TITLE);
        ProseView view = new ProseView(lesson.window()).show(text, open.folder());
        prose.add(view);
        notes.getChildren().addAll(label, view);
    }

    private void update() {
        prose.forEach(each -> each.update(lesson.situation()));
    }
}
