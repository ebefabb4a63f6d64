package org.kernelscope.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.kernelscope.ui.control.NameLabel;

/**
 * Finds text in a window that a reader cannot read in full: shortened with an ellipsis, or outside
 * of a part that it belongs to. What a scroll bar leads to can be read, and so can a name whose
 * whole is in a tooltip. JavaFX thread.
 */
public final class CutText {
    /** The space at the end of a line may stick out, as a share of the size of letters. */
    private static final double ACROSS = 0.3;

    /** The boxes of letters are higher than the letters, by this share of their size. */
    private static final double DOWN = 0.3;

    private final List<String> found = new ArrayList<>();

    private CutText() {}

    /** All text in {@code scene} that is cut, with the part that it is in. */
    public static List<String> in(Scene scene) {
        CutText search = new CutText();
        search.walk(scene.getRoot());
        return search.found;
    }

    private void walk(Node node) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Labeled labeled) {
            shortened(labeled);
        }
        if (node instanceof Text text && !isBlank(text.getText())) {
            outside(text);
        }
        if (node instanceof Parent parent && !(node instanceof TextInputControl)) {
            parent.getChildrenUnmodifiable().forEach(this::walk);
        }
    }

    private void shortened(Labeled labeled) {
        String whole = labeled.getText();
        if (isBlank(whole)
                || labeled.getContentDisplay()
                        == javafx.scene.control.ContentDisplay.GRAPHIC_ONLY) {
            return;
        }
        for (Node child : labeled.getChildrenUnmodifiable()) {
            if (child instanceof Text shown
                    && shown.isVisible()
                    && child.getStyleClass().contains("text")
                    && !isToldElsewhere(labeled)
                    && !letters(shown.getText()).equals(letters(whole))) {
                found.add("“" + whole + "” is “" + shown.getText() + "” in " + path(labeled));
            }
        }
    }

    /** The name of a class may be shortened where a tooltip has all of it. */
    private static boolean isToldElsewhere(Labeled labeled) {
        boolean name = labeled instanceof NameLabel;
        boolean choice = labeled instanceof ListCell<?> && labeled.getParent() instanceof ComboBox;
        for (Node part = labeled; (name || choice) && part != null; part = part.getParent()) {
            if (part instanceof Control control
                    && control.getTooltip() != null
                    && control.getTooltip().getText().contains(labeled.getText())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static String letters(String text) {
        return text.replaceAll("[\\s_]+", "");
    }

    private void outside(Text text) {
        Bounds words = text.localToScene(text.getBoundsInLocal());
        double down = DOWN * text.getFont().getSize();
        double across = ACROSS * text.getFont().getSize();
        for (Node part = text.getParent(); part != null; part = part.getParent()) {
            if (part instanceof VirtualFlow<?> || part instanceof ScrollPane) {
                boolean unused =
                        within(text, words, part, Double.POSITIVE_INFINITY, scrolls(part, across));
                return;
            }
            if (part.getStyleClass().contains("viewport")
                    || part.getParent() != null
                            && (part.getParent().getStyleClass().contains("viewport")
                                    || part.getParent()
                                            .getStyleClass()
                                            .contains("clipped-container"))
                    || part.getStyleClass().contains("clipped-container")) {
                continue;
            }
            if (part instanceof Region
                    && part.isManaged()
                    && !within(text, words, part, down, across)) {
                return;
            }
        }
    }

    private static double scrolls(Node part, double across) {
        boolean never =
                part instanceof ScrollPane pane
                        && pane.getHbarPolicy() == ScrollPane.ScrollBarPolicy.NEVER;
        return never ? across : Double.POSITIVE_INFINITY;
    }

    private boolean within(Text text, Bounds words, Node part, double down, double across) {
        Bounds room = part.localToScene(part.getLayoutBounds());
        Rectangle2D outside =
                new Rectangle2D(
                        Math.max(0, room.getMinX() - words.getMinX()),
                        Math.max(0, room.getMinY() - words.getMinY()),
                        Math.max(0, words.getMaxX() - room.getMaxX()),
                        Math.max(0, words.getMaxY() - room.getMaxY()));
        if (Math.max(outside.getMinX(), outside.getWidth()) > across
                || Math.max(outside.getMinY(), outside.getHeight()) > down) {
            found.add(
                    "“"
                            + text.getText()
                            + "” at "
                            + words.getMinX()
                            + ", "
                            + words.getMinY()
                            + " sticks out by "
                            + outside
                            + " of "
                            + path(part));
            return false;
        }
        return true;
    }

    private static String path(Node node) {
        StringBuilder path = new StringBuilder();
        int parts = 0;
        for (Node part = node; part != null && parts < 4; part = part.getParent(), parts++) {
            String id = part.getId() == null ? "" : "#" + part.getId();
            String style = String.join(".", part.getStyleClass());
            path.insert(
                    0,
                    " > "
                            + part.getClass().getSimpleName()
                            + id
                            + (style.isEmpty() ? "" : "." + style));
        }
        return path.substring(3);
    }
}
