package org.kernelscope.ui.control;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.event.ActionEvent;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.kordamp.ikonli.feather.Feather;

/**
 * A row of tools in one line, with words at its end that may have several. Where it is too narrow,
 * the last of the tools are behind a button, in a pop-over. JavaFX thread.
 */
public final class FoldingRow extends Region {
    /** Between two parts, in em. */
    private static final double GAP = 0.45;

    /** The words get so much of the row before a tool does, in em. */
    private static final double WORDS = 9;

    /** Words that need more are written in two lines, the first of them seldom full. */
    private static final double HALF = 0.6;

    /** Widths are compared after rounding to pixels. */
    private static final double ROUNDING = 0.5;

    /** Around each tool, which may hide itself for reasons of its own. */
    private final List<HBox> tools = new ArrayList<>();

    private final Region words;
    private final Button more;
    private boolean unfolded;

    /**
     * A row that begins with {@code tools}.
     *
     * @param moreId id of the button that leads to those without room
     * @param moreName what that button says
     */
    public FoldingRow(
            List<? extends Node> tools,
            Region words,
            String moreId,
            ObservableValue<String> moreName) {
        for (Node tool : tools) {
            HBox place = new HBox(tool);
            place.setAlignment(Pos.CENTER_LEFT);
            this.tools.add(place);
        }
        this.words = words;
        more = new IconButton(Feather.MORE_HORIZONTAL, moreName);
        more.setId(moreId);
        more.setOnAction(event -> unfold());
        getChildren().addAll(this.tools);
        getChildren().addAll(more, words);
        TextSize.follow(this, em -> requestLayout());
    }

    /**
     * Shows the tools in a pop-over until one of them is pressed; then they are back in the row.
     */
    private void unfold() {
        List<HBox> folded = tools.subList(fitting(getWidth()), tools.size());
        VBox all = new VBox();
        all.getStyleClass().add(Styles.FOLDED);
        all.addEventHandler(
                ActionEvent.ACTION,
                event -> {
                    if (event.getTarget() instanceof Button) {
                        all.getScene().getWindow().hide();
                    }
                });
        unfolded = true;
        getChildren().removeAll(folded);
        folded.forEach(tool -> tool.setVisible(true));
        all.getChildren().setAll(folded);
        PopOvers.show(more, all, PopOver.ArrowLocation.TOP_LEFT, () -> putBack(folded));
    }

    private void putBack(List<HBox> folded) {
        unfolded = false;
        getChildren().addAll(getChildren().indexOf(more), folded);
        requestLayout();
    }

    private double gap() {
        return snapSpaceX(GAP * TextSize.at(this));
    }

    private double across() {
        return snappedLeftInset() + snappedRightInset();
    }

    /** The width of a part and the gap behind it; 0 for one that is not there now. */
    private double taken(Region part) {
        // What is hidden may not have the present text size.
        part.applyCss();
        double width = snapSizeX(part.prefWidth(-1));
        return width == 0 ? 0 : width + gap();
    }

    /** The width that the words have before a tool that may be folded, and the gap before them. */
    private double wordsTaken() {
        double all = words.prefWidth(-1);
        double wanted = Math.max(WORDS * TextSize.at(this), HALF * all);
        double least = Math.max(words.minWidth(-1), Math.min(all, wanted));
        return least == 0 ? 0 : snapSizeX(least) + gap();
    }

    /** The number of tools that a row of {@code width} shows; at least one. */
    private int fitting(double width) {
        double room = width - across() + gap() + ROUNDING - wordsTaken();
        double all = 0;
        for (HBox tool : tools) {
            all += taken(tool);
        }
        if (all <= room) {
            return tools.size();
        }
        room -= taken(more);
        int fitting = 0;
        double used = 0;
        while (fitting < tools.size() && used + taken(tools.get(fitting)) <= room) {
            used += taken(tools.get(fitting));
            fitting++;
        }
        return Math.max(1, fitting);
    }

    /** The width that {@code shown} tools, and the button if there are more, leave to the words. */
    private double left(double width, int shown) {
        double left = width - across();
        for (HBox tool : tools.subList(0, shown)) {
            left -= taken(tool);
        }
        return Math.max(0, shown < tools.size() ? left - taken(more) : left);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return across() + taken(tools.get(0)) + taken(more) + words.minWidth(-1);
    }

    @Override
    protected double computePrefWidth(double height) {
        double width = across() + words.prefWidth(-1);
        for (HBox tool : tools) {
            width += taken(tool);
        }
        return width;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double given = width < 0 ? prefWidth(-1) : width;
        int shown = fitting(given);
        double height = shown < tools.size() ? more.prefHeight(-1) : 0;
        for (HBox tool : tools.subList(0, shown)) {
            height = Math.max(height, tool.prefHeight(-1));
        }
        height = Math.max(height, words.prefHeight(left(given, shown)));
        return snappedTopInset() + snapSizeY(height) + snappedBottomInset();
    }

    @Override
    protected void layoutChildren() {
        int shown = fitting(getWidth());
        double x = snappedLeftInset();
        for (int i = 0; i < tools.size(); i++) {
            HBox tool = tools.get(i);
            if (tool.getParent() != this) {
                continue;
            }
            tool.setVisible(i < shown);
            if (i < shown) {
                place(tool, x, tool.prefWidth(-1));
                x += taken(tool);
            }
        }
        more.setVisible(unfolded || shown < tools.size());
        if (more.isVisible()) {
            place(more, x, more.prefWidth(-1));
            x += taken(more);
        }
        place(words, x, Math.max(0, getWidth() - snappedRightInset() - x));
    }

    private void place(Region part, double x, double width) {
        double wide = snapSizeX(width);
        double height = Math.min(getHeight(), snapSizeY(part.prefHeight(wide)));
        part.resizeRelocate(x, snapPositionY((getHeight() - height) / 2), wide, height);
    }
}
