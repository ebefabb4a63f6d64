package org.kernelscope.ui.control;

import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.kernelscope.ui.fx.IdleWork;

/**
 * Keeps the place of a part of a window that is hidden at first. JavaFX styles hidden nodes like
 * all others, which made a third of the work before the first frame. The part takes its place when
 * it becomes visible, or soon after the start as {@link IdleWork}, so that none has to be styled
 * when a user asks for it. JavaFX thread.
 */
public final class LatePart extends Region {
    private final ObservableList<Node> siblings;
    private final Node part;
    private final Subscription visible;
    private final Runnable replace = this::replace;

    /** Adds {@code part} to the end of a list of children: now if it is visible, or later. */
    public static void add(ObservableList<Node> siblings, Node part) {
        add(siblings, siblings.size(), part);
    }

    /** Adds {@code part} to a list of children: now if it is visible, or later. */
    public static void add(ObservableList<Node> siblings, int index, Node part) {
        if (part.isVisible()) {
            siblings.add(index, part);
            return;
        }
        siblings.add(index, new LatePart(siblings, part));
    }

    private LatePart(ObservableList<Node> siblings, Node part) {
        this.siblings = siblings;
        this.part = part;
        setManaged(false);
        setVisible(false);
        visible =
                part.visibleProperty()
                        .subscribe(
                                now -> {
                                    if (now) {
                                        replace();
                                    }
                                });
        IdleWork.add(replace);
    }

    /** The part whose place this is. */
    public Node part() {
        return part;
    }

    private void replace() {
        IdleWork.remove(replace);
        visible.unsubscribe();
        int index = siblings.indexOf(this);
        // Its owner may have taken it away.
        if (index >= 0) {
            siblings.set(index, part);
        }
    }
}
