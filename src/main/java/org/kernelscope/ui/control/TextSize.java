package org.kernelscope.ui.control;

import java.util.List;
import java.util.function.DoubleConsumer;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.value.ObservableBooleanValue;
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

    /** The smallest numbers of paintings, in em. */
    private static final double SMALLEST = 0.62;

    /** The smallest numbers for an audience, in em: a 50th of the height. */
    private static final double NUMBER = 0.9;

    private static final String AUDIENCE = TextSize.class.getName() + ".audience";

    /** Lines of text in the height of a window for an audience. */
    private static final double LINES = 45;

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

    /**
     * The size of text that is read from the back row of a class: a {@value #LINES}th of the
     * height, and at most a {@value #LEAST_WIDTH}th of the width.
     */
    public static double forAudience(double width, double height) {
        return Math.min(
                Math.ceil(2 * height / LINES) / 2,
                Math.max(0.5, Math.floor(2 * width / LEAST_WIDTH) / 2));
    }

    /** From now on, text in {@code scene} has the size for its extent and {@code scale}. */
    public static void rule(Scene scene, ObservableValue<TextScale> scale) {
        rule(scene, scene.getRoot(), scale, new SimpleBooleanProperty(false));
    }

    /**
     * The same; while {@code audience} is true, text has the size {@linkplain #forAudience for an
     * audience}, whatever the scale.
     *
     * @param root the root that the scene has or will have
     */
    public static void rule(
            Scene scene,
            Parent root,
            ObservableValue<TextScale> scale,
            ObservableBooleanValue audience) {
        DoubleProperty size = of(scene);
        size.bind(
                Bindings.createDoubleBinding(
                        () ->
                                audience.get()
                                        ? forAudience(scene.getWidth(), scene.getHeight())
                                        : in(scene.getWidth(), scene.getHeight(), scale.getValue()),
                        scene.widthProperty(),
                        scene.heightProperty(),
                        scale,
                        audience));
        scene.getProperties().put(AUDIENCE, audience);
        size.subscribe(em -> root.setStyle("-fx-font-size: " + em + "px;"));
        Runnable measure = () -> showRoom(root, scene, size.get());
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
        return scene == null ? USUAL : of(scene).get();
    }

    /**
     * The size of text in {@code scene}, which {@link #rule} may rule later: nodes follow it from
     * the moment at which they are in the scene.
     */
    private static DoubleProperty of(Scene scene) {
        if (scene.getProperties().get(TextSize.class) instanceof DoubleProperty known) {
            return known;
        }
        DoubleProperty size = new SimpleDoubleProperty();
        size.bind(
                Bindings.createDoubleBinding(
                        () -> in(scene.getWidth(), scene.getHeight(), TextScale.NORMAL),
                        scene.widthProperty(),
                        scene.heightProperty()));
        scene.getProperties().put(TextSize.class, size);
        return size;
    }

    /**
     * The size that paintings in the window of {@code node} take for one em. For an audience it is
     * larger than that of other text, because paintings write their numbers smaller: the smallest
     * have {@value #SMALLEST} of it, and must have {@value #NUMBER} of an em of other text.
     */
    public static double ofPainting(Node node) {
        Scene scene = ruled(node.getScene());
        boolean audience =
                scene != null
                        && scene.getProperties().get(AUDIENCE)
                                instanceof ObservableBooleanValue there
                        && there.get();
        return audience ? Math.ceil(at(node) * NUMBER / SMALLEST) : at(node);
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
            of(before).removeListener(changed);
        }
        if (now != null) {
            of(now).addListener(changed);
            changed.invalidated(of(now));
        }
    }
}
