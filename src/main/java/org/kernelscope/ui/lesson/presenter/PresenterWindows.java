package org.kernelscope.ui.lesson.presenter;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.collections.ListChangeListener;
import javafx.event.EventHandler;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;

/**
 * Puts the two windows of a lesson on the screens. The window of the program goes to the audience;
 * the lecturer's opens on the other screen. With one screen there is the audience's only. JavaFX
 * thread.
 */
public final class PresenterWindows {
    private final PresenterModel model;
    private final Screens screens;
    private final Supplier<Stage> audience;
    private final Supplier<Scene> console;
    private final EventHandler<WindowEvent> closed;
    private @Nullable Stage lecturer;
    private @Nullable Before before;

    /** The window of the program before it went to the audience. */
    private record Before(Rectangle2D place, boolean maximized, boolean full, Rectangle2D screen) {}

    /**
     * @param audience the window of the program
     * @param console makes the contents of the lecturer's window, when it is first needed
     */
    public PresenterWindows(
            PresenterModel model,
            Screens screens,
            Supplier<Stage> audience,
            Supplier<Scene> console) {
        this.model = model;
        this.screens = screens;
        this.audience = audience;
        this.console = console;
        closed = event -> model.end();
        model.onProperty().subscribe((was, now) -> show(now));
        model.swappedProperty().subscribe(now -> arrange());
        screens.all().addListener((ListChangeListener<Rectangle2D>) change -> arrange());
    }

    /** The lecturer's window; empty unless it is shown. */
    public Optional<Stage> lecturer() {
        return Optional.ofNullable(lecturer).filter(Stage::isShowing);
    }

    private void show(boolean on) {
        if (on) {
            Stage stage = audience.get();
            // The lecturer's window alone would keep the program running.
            stage.addEventHandler(WindowEvent.WINDOW_HIDDEN, closed);
            before =
                    new Before(
                            new Rectangle2D(
                                    stage.getX(),
                                    stage.getY(),
                                    stage.getWidth(),
                                    stage.getHeight()),
                            stage.isMaximized(),
                            stage.isFullScreen(),
                            screenOf(stage));
            arrange();
        } else {
            putBack();
        }
    }

    private Rectangle2D screenOf(Stage stage) {
        double x = stage.getX() + stage.getWidth() / 2;
        double y = stage.getY() + stage.getHeight() / 2;
        List<Rectangle2D> all = screens.all();
        return all.stream().filter(each -> each.contains(x, y)).findFirst().orElse(all.get(0));
    }

    private void arrange() {
        Before start = before;
        List<Rectangle2D> all = screens.all();
        if (start == null || all.isEmpty()) {
            return;
        }
        model.aloneProperty().set(all.size() == 1);
        if (all.size() == 1) {
            hideLecturer();
            screens.fill(audience.get(), all.get(0));
            return;
        }
        // The lecturer keeps the screen that the program was on.
        Rectangle2D own = all.contains(start.screen()) ? start.screen() : all.get(0);
        Rectangle2D other = all.stream().filter(each -> !each.equals(own)).findFirst().orElse(own);
        boolean swapped = model.swappedProperty().get();
        screens.fill(audience.get(), swapped ? own : other);
        showLecturer(swapped ? other : own);
    }

    private void showLecturer(Rectangle2D screen) {
        Stage shown = lecturer;
        if (shown == null) {
            shown = new Stage();
            shown.setScene(console.get());
            shown.setOnCloseRequest(event -> model.end());
            shown.titleProperty().bind(audience.get().titleProperty());
            lecturer = shown;
        }
        screens.place(shown, screen);
        shown.show();
        shown.requestFocus();
    }

    private void hideLecturer() {
        Stage shown = lecturer;
        if (shown != null) {
            shown.hide();
        }
    }

    private void putBack() {
        Before start = before;
        before = null;
        hideLecturer();
        if (start == null) {
            return;
        }
        Stage stage = audience.get();
        stage.removeEventHandler(WindowEvent.WINDOW_HIDDEN, closed);
        if (!stage.isShowing()) {
            return;
        }
        if (start.full()) {
            screens.fill(
                    stage,
                    screens.all().contains(start.screen()) ? start.screen() : screens.all().get(0));
            return;
        }
        screens.release(stage);
        stage.setX(start.place().getMinX());
        stage.setY(start.place().getMinY());
        stage.setWidth(start.place().getWidth());
        stage.setHeight(start.place().getHeight());
        stage.setMaximized(start.maximized());
    }
}
