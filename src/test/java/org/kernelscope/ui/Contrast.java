package org.kernelscope.ui;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;

/**
 * Finds text whose contrast with what lies behind it is below 4.5, the least that WCAG 2.2 (1.4.3)
 * allows. Text of disabled parts is left out. JavaFX thread.
 */
public final class Contrast {
    private static final double LEAST = 4.5;

    private Contrast() {}

    /** All text in {@code scene} with too little contrast. */
    public static List<String> lowIn(Scene scene) {
        List<String> found = new ArrayList<>();
        walk(scene.getRoot(), found);
        return found;
    }

    private static void walk(Node node, List<String> found) {
        if (!node.isVisible() || node.isDisabled()) {
            return;
        }
        if (node instanceof Text text
                && !text.getText().isBlank()
                && text.getFill() instanceof Color fill) {
            Color ground = ground(text);
            double ratio = ratio(over(fill, ground), ground);
            if (ratio < LEAST) {
                found.add("“" + text.getText() + "” " + fill + " on " + ground + ": " + ratio);
            }
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> walk(child, found));
        }
    }

    /** The colour behind a node: the backgrounds of its parents over each other. */
    private static Color ground(Node node) {
        Deque<Color> layers = new ArrayDeque<>();
        for (Node each = node.getParent(); each != null; each = each.getParent()) {
            if (each instanceof Region region && region.getBackground() != null) {
                List<BackgroundFill> fills = region.getBackground().getFills();
                if (!fills.isEmpty()
                        && fills.get(fills.size() - 1).getFill() instanceof Color color) {
                    layers.push(color);
                }
            }
        }
        Color ground = Color.WHITE;
        for (Color layer : layers) {
            ground = over(layer, ground);
        }
        return ground;
    }

    private static Color over(Color upper, Color lower) {
        return lower.interpolate(
                new Color(upper.getRed(), upper.getGreen(), upper.getBlue(), 1),
                upper.getOpacity());
    }

    private static double ratio(Color first, Color second) {
        double a = luminance(first);
        double b = luminance(second);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    /** The relative luminance of WCAG. */
    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed())
                + 0.7152 * linear(color.getGreen())
                + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
