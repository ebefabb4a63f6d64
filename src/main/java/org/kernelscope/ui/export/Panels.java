package org.kernelscope.ui.export;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;
import org.kernelscope.text.Texts;

/** The parts of a window of which images are taken by themselves. JavaFX thread. */
final class Panels {
    /** The keys of their names, by the ids of their nodes; inner parts before outer ones. */
    private static final Map<String, String> NAMES = names();

    private final Scene scene;
    private @Nullable Point2D pointer;

    /** The parts of {@code scene}. */
    Panels(Scene scene) {
        this.scene = scene;
        scene.addEventFilter(
                MouseEvent.ANY,
                event -> pointer = new Point2D(event.getSceneX(), event.getSceneY()));
        scene.addEventFilter(MouseEvent.MOUSE_EXITED_TARGET, this::exited);
    }

    private void exited(MouseEvent event) {
        if (event.getTarget() == scene) {
            pointer = null;
        }
    }

    /** A part of the window. */
    record Panel(String id, Node node) {
        String name(Texts texts) {
            return texts.get(Objects.requireNonNull(NAMES.get(id)));
        }
    }

    /** The part with an id, if it is shown. */
    Optional<Panel> named(String id) {
        Node node = scene.getRoot().lookup("#" + id);
        return node != null && isShown(node) ? Optional.of(new Panel(id, node)) : Optional.empty();
    }

    /** The part under the pointer. */
    Optional<Panel> underPointer() {
        Point2D at = pointer;
        return at == null
                ? Optional.empty()
                : NAMES.keySet().stream()
                        .flatMap(id -> named(id).stream())
                        .filter(each -> contains(each.node(), at))
                        .findFirst();
    }

    private static boolean contains(Node node, Point2D at) {
        return node.localToScene(node.getLayoutBounds()).contains(at);
    }

    private static boolean isShown(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return node.getLayoutBounds().getWidth() >= 1 && node.getLayoutBounds().getHeight() >= 1;
    }

    private static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("pad", "export.panel.pad");
        names.put("strip", "export.panel.strip");
        names.put("tray", "export.panel.tray");
        names.put("card", "export.panel.card");
        names.put("output", "export.panel.output");
        names.put("field", "export.panel.field");
        names.put("legend", "export.panel.legend");
        names.put("kernel-editor", "export.panel.editor");
        names.put("gallery", "export.panel.gallery");
        names.put("train-panel", "export.panel.train");
        names.put("lab-panel", "export.panel.lab");
        names.put("timeline", "export.panel.timeline");
        names.put("stage", "export.panel.stage");
        return names;
    }
}
