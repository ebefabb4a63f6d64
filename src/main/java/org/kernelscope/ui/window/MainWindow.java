package org.kernelscope.ui.window;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.kernelscope.transform.Transform;
import org.kernelscope.ui.card.CellCard;
import org.kernelscope.ui.card.FirstSteps;
import org.kernelscope.ui.card.GradientCard;
import org.kernelscope.ui.card.StepCard;
import org.kernelscope.ui.control.LatePart;
import org.kernelscope.ui.control.OverflowPane;
import org.kernelscope.ui.control.PaintScale;
import org.kernelscope.ui.control.StyleSheets;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.TextSize;
import org.kernelscope.ui.control.Themes;
import org.kernelscope.ui.control.ViewDeck;
import org.kernelscope.ui.draw.DrawCommands;
import org.kernelscope.ui.draw.DrawPanel;
import org.kernelscope.ui.draw.ImageImportModel;
import org.kernelscope.ui.export.ExportButton;
import org.kernelscope.ui.fx.IdleWork;
import org.kernelscope.ui.legend.LegendView;
import org.kernelscope.ui.moveit.HandlePad;
import org.kernelscope.ui.output.OutputView;
import org.kernelscope.ui.stage.StageView;
import org.kernelscope.ui.state.BackwardModel;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.Mode;
import org.kernelscope.ui.state.StepPlayback;
import org.kernelscope.ui.views.ViewsControls;

/**
 * The whole window: the bar, the pad and the tray on the left, the stage with its card in the
 * middle, the answer and the legend on the right. JavaFX thread.
 */
public final class MainWindow extends StackPane {
    private static final PseudoClass PRESENTED = PseudoClass.getPseudoClass("presented");

    /** The width in em from which both sides have room beside a lesson. */
    private static final double ROOMY = 118;

    /** Distance of the frame around a part from the part. */
    private static final double FRAME = 4;

    private final BorderPane parts = new BorderPane();
    private final Region light = new Region();
    private final BooleanProperty crowded = new SimpleBooleanProperty(this, "crowded");
    private final WindowState shared;
    private final BackwardModel backward;
    private final ExportButton export;
    private final DrawCommands drawCommands;
    private final StageView stage;
    private final ModePanels panels;
    private final CentrePane centre;

    /** The bars at the bottom in which time can be moved. */
    private final ViewDeck times;

    private final DrawPanel draw;
    private final ControlRules controls;
    private final ViewsControls views;
    private final FullScreen screen;

    /** The window that shows {@code shared}. */
    public MainWindow(
            WindowState shared,
            BackwardModel backward,
            StepPlayback step,
            ImageImportModel pictures,
            NetworkMenu networkMenu,
            ExportButton export,
            Region tray,
            Region before,
            Region field,
            ModePanels panels,
            ViewsControls views,
            LessonNodes lessons) {
        this.shared = shared;
        this.panels = panels;
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
                        shared.movement().onPadProperty(),
                        HandlePad.onPad(
                                shared.movement(),
                                shared.network().inferenceProperty(),
                                shared.display(),
                                shared.localisation()),
                        () -> shared.movement().set(Transform.NONE),
                        shared.display(),
                        shared.localisation());
        getStyleClass().add(Styles.ROOT);
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
        // Out of the layout at once: no style sheet has to be applied first.
        top.visibleProperty().bind(shared.display().presentedProperty().not());
        top.managedProperty().bind(top.visibleProperty());
        parts.setTop(new VBox(top, lessons.strip()));
        Region left = left(tray);
        HBox.setHgrow(lessons.panel(), Priority.NEVER);
        HBox leftOfStage = new HBox(left);
        LatePart.add(leftOfStage.getChildren(), 0, lessons.panel());
        parts.setLeft(leftOfStage);
        centre =
                new CentrePane(
                        stage,
                        card(step),
                        shared.selection()
                                .openedProperty()
                                .isNull()
                                .and(shared.display().presentedProperty().not()),
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
        times = new ViewDeck().tidyWith(shared.display().themeProperty());
        times.setMinSize(USE_COMPUTED_SIZE, USE_COMPUTED_SIZE);
        VBox bottom = new VBox(notice, times);
        parts.setBottom(bottom);
        light.getStyleClass().add(Styles.LESSON_LIGHT);
        light.setManaged(false);
        light.setMouseTransparent(true);
        light.setVisible(false);
        getChildren().addAll(parts, light, lessons.overlay());
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
                        draw.pad(),
                        stage::showKeyboardUse)
                .install();
        addEventHandler(KeyEvent.KEY_PRESSED, notice::onKey);
        // After the notice, which may have use for Escape.
        new WindowKeys(shared, backward, screen).install(this);
        shared.display()
                .presentedProperty()
                .subscribe(now -> pseudoClassStateChanged(PRESENTED, now));
        shared.workspace()
                .modeProperty()
                .subscribe(
                        mode -> {
                            shared.selection().opensProperty().set(mode == Mode.EXPLORE);
                            centre.show(mode);
                            times.show(panels.timeline(mode).orElse(null));
                        });
    }

    /** Takes all but the centre out of the window, for pictures of the centre. */
    public void keepCentreAlone() {
        parts.setTop(null);
        parts.setLeft(null);
        parts.setRight(null);
        parts.setBottom(null);
    }

    /** Beside a lesson, a narrow window has room for one of the sides only. */
    private void follow(LessonNodes lessons) {
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

    private Region left(Region tray) {
        VBox.setVgrow(tray, Priority.ALWAYS);
        VBox left = new VBox(draw, tray);
        left.getStyleClass().addAll(Styles.PANEL, Styles.LEFT);
        OverflowPane side = OverflowPane.column(left);
        side.setId("left");
        return side;
    }

    private Region card(StepPlayback step) {
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
        StepCard played = new StepCard(step, shared.display(), shared.localisation());
        StackPane card = new StackPane(values, gradients, played);
        card.setId("cards");
        values.visibleProperty().bind(card.visibleProperty().and(backward.onProperty().not()));
        gradients
                .visibleProperty()
                .bind(
                        card.visibleProperty()
                                .and(backward.onProperty())
                                .and(step.activeProperty().not()));
        played.visibleProperty().bind(card.visibleProperty().and(step.activeProperty()));
        // Only the one that is shown decides how high the card is.
        values.managedProperty().bind(values.visibleProperty());
        gradients.managedProperty().bind(gradients.visibleProperty());
        played.managedProperty().bind(played.visibleProperty());
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
        shared.display().themeProperty().subscribe(theme -> Themes.apply(theme));
        Scene scene = inHiddenScene(width, height);
        PaintScale.follow(scene);
        IdleWork.yieldTo(scene);
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
        Scene scene = StyleSheets.scene(width, height);
        Display display = shared.display();
        display.themeProperty().subscribe(theme -> Themes.apply(theme, this));
        TextSize.rule(scene, this, display.textScaleProperty(), display.presentedProperty());
        scene.setRoot(this);
        return scene;
    }

    /** Makes the views of all modes, while the user does nothing. */
    public void prepareViews() {
        centre.prepareViews();
        panels.prepareTimelinesIn(times);
    }

    /** Lets the keyboard draw. */
    public void focusPad() {
        draw.focusPad();
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
