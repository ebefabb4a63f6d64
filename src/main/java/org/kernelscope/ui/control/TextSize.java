package org.kernelscope.ui.control;

import java.util.List;
import java.util.function.DoubleConsumer;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.kernelscope.ui.paint.TextScale;

/**
 * The size of the text of a window, in logical pixels: one em. It is the font size at the root of
 * the window, so everything that a style sheet sizes in em follows it; icons, images and paintings
 * ask here.
 *
 * <p>The larger the text, the fewer em a window has. For style sheets, its root is {@code :narrow},
 * {@code :narrower} or {@code :narrowest}, and {@code :low}, {@code :lower} or {@code :lowest},
 * each together with those before it. JavaFX thread.
 */
public final class TextSize {
    /** The size at 1280×800 and 100 %, the reference for lengths in pixels. */
    public static final double USUAL = 13;

    /** The width, in em, that no scale takes from a window. */
    private static final double LEAST_WIDTH = 49;

    /** The height, in em, that no scale takes from a window. */
    private static final double LEAST_HEIGHT = 30.5;

    /** A state of the root for a window with less than {@code limit} em. */
    private record Room(PseudoClass name, double limit) {
        static Room of(String name, double limit) {
            return new Room(PseudoClass.getPseudoClass(name), limit);
        }

        void show(Node root, double extent) {
            root.pseudoClassStateChanged(name, extent < limit);
        }
    }

    /** The usual window, 1280×800 at 100 %, has 98 em. */
    private static final List<Room> WIDTHS =
            List.of(Room.of("narrow", 90), Room.of("narrower", 72), Room.of("narrowest", 56));

    /** The usual window has 61 em. */
    private static final List<Room> HEIGHTS =
            List.of(Room.of("low", 55), Room.of("lower", 46), Room.of("lowest", 36));

    private TextSize() {}

    /**
     * The size of text in a window: 13 at 1280×800 and 100 %, larger in larger windows, so that
     * text on a projector stays readable. A scale makes it larger only as far as the window keeps
     * {@value #LEAST_WIDTH} × {@value #LEAST_HEIGHT} em, as 1280×800 does at 200 %.
     */
    public static double in(double width, double height, TextScale scale) {
        double larger = Math.min(width / 1280, height / 800);
        double usual = USUAL * Math.pow(Math.max(1, Math.min(4, larger)), 0.85);
        double most = Math.max(usual, Math.min(width / LEAST_WIDTH, height / LEAST_HEIGHT));
        double wanted = usual * scale.factor();
        return wanted <= most ? Math.round(2 * wanted) / 2.0 : Math.floor(2 * most) / 2.0;
    }

    /** From now on, text in {@code scene} has the size for its extent and {@code scale}. */
    public static void rule(Scene scene, ObservableValue<TextScale> scale) {
        DoubleBinding size =
                Bindings.createDoubleBinding(
                        () -> in(scene.getWidth(), scene.getHeight(), scale.getValue()),
                        scene.widthProperty(),
                        scene.heightProperty(),
                        scale);
        scene.getProperties().put(TextSize.class, size);
        size.subscribe(em -> scene.getRoot().setStyle("-fx-font-size: " + em + "px;"));
        Runnable measure = () -> showRoom(scene.getRoot(), scene, size.get());
        size.subscribe(measure);
        scene.widthProperty().subscribe(measure);
        scene.heightProperty().subscribe(measure);
        measure.run();
    }

    private static void showRoom(Parent root, Scene scene, double em) {
        WIDTHS.forEach(each -> each.show(root, scene.getWidth() / em));
        HEIGHTS.forEach(each -> each.show(root, scene.getHeight() / em));
    }

    /** The size of text in the window of {@code node}; {@link #USUAL} outside of a window. */
    public static double at(Node node) {
        Scene scene = ruled(node.getScene());
        return scene == null
                ? USUAL
                : scene.getProperties().get(TextSize.class) instanceof DoubleBinding size
                        ? size.get()
                        : in(scene.getWidth(), scene.getHeight(), TextScale.NORMAL);
    }

    /** The same as if the scale were 100 %: for lengths that are not to grow with the text. */
    public static double atNormal(Node node) {
        Scene scene = ruled(node.getScene());
        return scene == null ? USUAL : in(scene.getWidth(), scene.getHeight(), TextScale.NORMAL);
    }

    /** The scene whose size of text is that of {@code scene}: a pop-over belongs to a window. */
    private static @Nullable Scene ruled(@Nullable Scene scene) {
        Scene found = scene;
        Window window = found == null ? null : found.getWindow();
        while (window instanceof PopupWindow popup && popup.getOwnerWindow() != null) {
            window = popup.getOwnerWindow();
            found = window.getScene();
        }
        return found;
    }

    /**
     * Passes the size of text in the window of {@code node} to {@code follower}, now and after
     * every change.
     */
    public static void follow(Node node, DoubleConsumer follower) {
        InvalidationListener changed = observable -> follower.accept(at(node));
        node.sceneProperty().subscribe((before, now) -> move(changed, before, now));
        move(changed, null, node.getScene());
    }

    private static void move(
            InvalidationListener changed, @Nullable Scene before, @Nullable Scene now) {
        if (before != null) {
            before.widthProperty().removeListener(changed);
            before.heightProperty().removeListener(changed);
            if (before.getProperties().get(TextSize.class) instanceof DoubleBinding size) {
                size.removeListener(changed);
            }
        }
        if (now != null) {
            now.widthProperty().addListener(changed);
            now.heightProperty().addListener(changed);
            if (now.getProperties().get(TextSize.class) instanceof DoubleBinding size) {
                size.addListener(changed);
            }
            changed.invalidated(now.widthProperty());
        }
    }
}
