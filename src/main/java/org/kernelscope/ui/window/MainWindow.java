package org.kernelscope.ui.window;

import java.util.List;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.kernelscope.ui.card.CellCard;
import org.kernelscope.ui.card.FirstSteps;
import org.kernelscope.ui.card.GradientCard;
import org.kernelscope.ui.control.OverflowPane;
import org.kernelscope.ui.control.Shortcut;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.TextSize;
import org.kernelscope.ui.draw.DrawCommands;
import org.kernelscope.ui.draw.DrawPanel;
import org.kernelscope.ui.draw.PictureModel;
import org.kernelscope.ui.export.ExportButton;
import org.kernelscope.ui.legend.LegendView;
import org.kernelscope.ui.output.OutputView;
import org.kernelscope.ui.paint.TextScale;
import org.kernelscope.ui.stage.StageView;
import org.kernelscope.ui.state.BackwardModel;
import org.kernelscope.ui.state.Mode;
import org.kernelscope.ui.state.StepPlayback;
import org.kernelscope.ui.views.ViewsControls;

/**
 * The whole window: the bar, the pad and the tray on the left, the stage with its card in the
 * middle, the answer and the legend on the right. JavaFX thread.
 */
public final class MainWindow extends StackPane {
    private static final String SHEET = "/org/kernelscope/ui/kernelscope.css";
    private static final String FAMILY_SHEET = "/org/kernelscope/ui/family.css";

    private static final String ROOM_SHEET = "/org/kernelscope/ui/room.css";
    private static final String LESSON_SHEET = "/org/kernelscope/ui/lesson.css";
    private static final PseudoClass OPENED = PseudoClass.getPseudoClass("opened");
    private static final Shortcut LARGER = Shortcut.plus();
    private static final Shortcut SMALLER = Shortcut.minus();

    /** The width in em from which both sides have room beside a lesson. */
    private static final double ROOMY = 118;

    /** Distance of the frame around a part from the part. */
    private static final double FRAME = 4;

    private final Region light = new Region();
    private final BooleanProperty crowded = new SimpleBooleanProperty(this, "crowded");
    private final WindowState shared;
    private final BackwardModel backward;
    private final ExportButton export;
    private final DrawCommands drawCommands;
    private final StageView stage;
    private final DrawPanel draw;
    private final ControlRules controls;
    private final ViewsControls views;
    private final FullScreen screen;

    /** The window that shows {@code shared}. */
    public MainWindow(
            WindowState shared,
            BackwardModel backward,
            StepPlayback step,
            PictureModel pictures,
            NetworkMenu networkMenu,
            ExportButton export,
            Region tray,
            Region before,
            Region field,
            ModePanels panels,
            ViewsControls views,
            LessonPart lessons) {
        this.shared = shared;
        this.export = export;
        this.views = views;
        this.backward = backward;
        screen = new FullScreen(this, shared.display().fullScreenProperty());
        this.drawCommands = new DrawCommands(shared.drawing(), pictures, shared.localisation());
        this.stage =
                new StageView(
                        shared.network(),
                        backward,
                        step,
                        shared.display(),
                        shared.selection(),
                        shared.kernels(),
                        shared.localisation());
        draw =
                new DrawPanel(
                        shared.drawing(),
                        pictures,
                        drawCommands,
                        shared.network().inferenceProperty(),
                        shared.display(),
                        shared.localisation());
        getStyleClass().add(Styles.ROOT);
        for (String sheet : List.of(SHEET, FAMILY_SHEET, ROOM_SHEET, LESSON_SHEET)) {
            getStylesheets()
                    .add(Objects.requireNonNull(getClass().getResource(sheet)).toExternalForm());
        }
        BorderPane parts = new BorderPane();
        TopBar top =
                new TopBar(
                        shared,
                        backward,
                        networkMenu,
                        export,
                        panels,
                        views,
                        lessons.toggle(),
                        this,
                        screen);
        parts.setTop(top);
        Region left = left(tray);
        HBox.setHgrow(lessons.panel(), Priority.NEVER);
        parts.setLeft(new HBox(lessons.panel(), left));
        CentrePane centre =
                new CentrePane(
                        stage,
                        card(),
                        shared.selection().openedProperty().isNull(),
                        panels,
                        shared.display(),
                        shared.localisation());
        parts.setCenter(centre);
        Region right = right(before, field);
        parts.setRight(right);
        follow(lessons);
        stepAside(left, crowded.and(Bindings.not(lessons.padWanted())));
        stepAside(right, crowded.and(lessons.padWanted()));
        NoticeBar notice = new NoticeBar(shared.notices(), shared.localisation());
        // A row of its own, so that it covers nothing.
        VBox bottom = new VBox(notice);
        parts.setBottom(bottom);
        light.getStyleClass().add(Styles.LESSON_LIGHT);
        light.setManaged(false);
        light.setMouseTransparent(true);
        light.setVisible(false);
        getChildren().addAll(parts, light);
        controls =
                new ControlRules(
                        () -> panels.everywhere(this),
                        shared.controls(),
                        () -> {
                            centre.refresh();
                            top.requestLayout();
                        });
        new RegionKeys(
                        this,
                        () ->
                                List.of(
                                        lessons.panel(),
                                        draw,
                                        tray,
                                        stage,
                                        centre.panel(),
                                        bottom,
                                        right,
                                        top),
                        stage,
                        draw.pad())
                .install();
        addEventFilter(KeyEvent.KEY_PRESSED, this::sizeText);
        addEventFilter(KeyEvent.KEY_PRESSED, this::turnBack);
        addEventHandler(KeyEvent.KEY_PRESSED, notice::onKey);
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        shared.selection()
                .openedProperty()
                .subscribe(now -> pseudoClassStateChanged(OPENED, now != null));
        shared.workspace()
                .modeProperty()
                .subscribe(
                        mode -> {
                            for (Mode each : Mode.values()) {
                                pseudoClassStateChanged(
                                        PseudoClass.getPseudoClass(each.id()), each == mode);
                            }
                            shared.selection().opensProperty().set(mode == Mode.EXPLORE);
                            centre.show(mode);
                            bottom.getChildren().setAll(notice);
                            panels.timeline(mode).ifPresent(bottom.getChildren()::add);
                        });
    }

    /**
     * Wherever the keyboard is: Escape leads one level up, then lets go of what is pinned, then
     * leaves the full screen, if nothing nearer has use for it; F11 fills the screen.
     */
    private void pressed(KeyEvent event) {
        if (event.isConsumed()) {
            return;
        }
        if (event.getCode() == KeyCode.F11) {
            screen.toggle();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE
                && (shared.selection().leave() || screen.leave())) {
            event.consume();
        }
    }

    /** Beside a lesson, a narrow window has room for one of the sides only. */
    private void follow(LessonPart lessons) {
        Runnable measure =
                () ->
                        crowded.set(
                                lessons.panel().isVisible()
                                        && getWidth() < ROOMY * TextSize.at(this));
        lessons.panel().visibleProperty().subscribe(measure);
        widthProperty().subscribe(measure);
        TextSize.follow(this, em -> measure.run());
    }

    /** An open level gets the width of the sides, unless they are to be kept. */
    private void stepAside(Region side, BooleanExpression crowdedOut) {
        side.managedProperty().bind(side.visibleProperty());
        side.visibleProperty()
                .bind(
                        shared.selection()
                                .openedProperty()
                                .isNull()
                                .or(shared.display().sidesKeptProperty())
                                .and(shared.controls().shows(side.getId()))
                                .and(crowdedOut.not()));
    }

    /**
     * Frames a part of the window.
     *
     * @param bounds in coordinates of this window; null for nothing
     */
    public void light(@Nullable Bounds bounds) {
        light.setVisible(bounds != null);
        if (bounds != null) {
            light.resizeRelocate(
                    bounds.getMinX() - FRAME,
                    bounds.getMinY() - FRAME,
                    bounds.getWidth() + 2 * FRAME,
                    bounds.getHeight() + 2 * FRAME);
        }
    }

    /** Before the part that has the focus: some have a use for plus and minus. */
    private void sizeText(KeyEvent event) {
        ObjectProperty<TextScale> scale = shared.display().textScaleProperty();
        if (LARGER.match(event)) {
            scale.set(scale.get().larger());
            event.consume();
        } else if (SMALLER.match(event)) {
            scale.set(scale.get().smaller());
            event.consume();
        }
    }

    /** Before the part that has the focus: a button takes every Space for itself. */
    private void turnBack(KeyEvent event) {
        boolean typing = getScene().getFocusOwner() instanceof TextInputControl;
        if (event.getCode() == KeyCode.SPACE
                && event.isShiftDown()
                && !event.isShortcutDown()
                && !event.isAltDown()
                && !typing) {
            backward.onProperty().set(!backward.onProperty().get());
            event.consume();
        }
    }

    private Region left(Region tray) {
        VBox.setVgrow(tray, Priority.ALWAYS);
        VBox left = new VBox(draw, tray);
        left.getStyleClass().addAll(Styles.PANEL, Styles.LEFT);
        OverflowPane side = OverflowPane.column(left);
        side.setId("left");
        return side;
    }

    private Region card() {
        CellCard values =
                new CellCard(
                        shared.network(),
                        shared.display(),
                        shared.selection(),
                        shared.localisation(),
                        new FirstSteps(
                                shared.drawing(),
                                shared.selection(),
                                shared.workspace(),
                                shared.localisation()));
        GradientCard gradients =
                new GradientCard(
                        backward, shared.display(), shared.selection(), shared.localisation());
        StackPane card = new StackPane(values, gradients);
        card.setId("cards");
        values.visibleProperty().bind(card.visibleProperty().and(backward.onProperty().not()));
        gradients.visibleProperty().bind(card.visibleProperty().and(backward.onProperty()));
        // Only the one that is shown decides how high the card is.
        values.managedProperty().bind(values.visibleProperty());
        gradients.managedProperty().bind(gradients.visibleProperty());
        return card;
    }

    private Region right(Region before, Region field) {
        OutputView output =
                new OutputView(
                        shared.network(),
                        backward,
                        shared.display(),
                        shared.selection(),
                        shared.localisation());
        LegendView legend =
                new LegendView(
                        shared.network(),
                        backward,
                        shared.display(),
                        shared.selection(),
                        shared.localisation());
        Region space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        VBox right = new VBox(output, before, space, field, legend);
        right.getStyleClass().addAll(Styles.PANEL, Styles.RIGHT);
        OverflowPane side = OverflowPane.column(right);
        side.setId("right");
        return side;
    }

    /** Puts the window into a scene of the given size and makes its keys work. */
    public Scene inScene(double width, double height) {
        Scene scene = new Scene(this, width, height);
        shared.display().themeProperty().subscribe(Themes::apply);
        TextSize.rule(scene, shared.display().textScaleProperty());
        drawCommands.install(scene);
        export.install(scene);
        views.install(scene);
        // Whoever opens the window draws; and with a keyboard, the pad is the place to begin.
        scene.windowProperty()
                .flatMap(Window::showingProperty)
                .orElse(false)
                .subscribe(showing -> draw.focusPad());
        return scene;
    }

    /** Puts the window into a scene that is never shown; other windows keep their theme. */
    public Scene inHiddenScene(double width, double height) {
        Scene scene = new Scene(this, width, height);
        shared.display()
                .themeProperty()
                .subscribe(theme -> scene.setUserAgentStylesheet(Themes.sheet(theme)));
        TextSize.rule(scene, shared.display().textScaleProperty());
        return scene;
    }

    /** The controls that can be hidden and locked. */
    public ControlRules controls() {
        return controls;
    }

    /** The stage, for those who zoom it or take its image. */
    public StageView stage() {
        return stage;
    }
}
