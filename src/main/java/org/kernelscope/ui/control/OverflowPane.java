package org.kernelscope.ui.control;

import javafx.geometry.Orientation;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Skin;
import javafx.scene.layout.Region;

/**
 * A part of the window that scrolls when it has less room than its contents need at least. With
 * enough room it is laid out as if there were no scroll bars.
 */
public final class OverflowPane extends ScrollPane {
    private final boolean column;

    /** A pane that fills itself with {@code contents}. */
    public OverflowPane(Region contents) {
        this(contents, false);
    }

    private OverflowPane(Region contents, boolean column) {
        this.column = column;
        getStyleClass().add(Styles.OVERFLOW);
        setContent(new Contents(contents));
        setFitToWidth(true);
        setFitToHeight(true);
        setMinSize(0, 0);
        setFocusTraversable(false);
    }

    /**
     * A pane as wide as {@code contents} are, which scrolls up and down only. While it does, the
     * scroll bar takes some of their width.
     */
    public static OverflowPane column(Region contents) {
        OverflowPane pane = new OverflowPane(contents, true);
        pane.setHbarPolicy(ScrollBarPolicy.NEVER);
        pane.setMinWidth(USE_PREF_SIZE);
        pane.setMaxWidth(USE_PREF_SIZE);
        return pane;
    }

    /**
     * A press anywhere in a scroll pane takes the focus to it, away from a pad that is drawn on.
     */
    @Override
    public void requestFocus() {
        // The parts inside keep it.
    }

    /**
     * The skin keeps an image of what it shows, which makes scrolling cheap. But every change of
     * one part then paints all parts again, and a pad changes with each movement of the pen.
     */
    @Override
    protected Skin<?> createDefaultSkin() {
        Skin<?> skin = super.createDefaultSkin();
        getChildrenUnmodifiable().forEach(part -> part.setCache(false));
        return skin;
    }

    @Override
    protected double computePrefWidth(double height) {
        return column ? getContent().prefWidth(-1) : super.computePrefWidth(height);
    }

    /**
     * Says for the present width how high the contents must be at least. A scroll pane asks without
     * a width, and contents with wrapped lines cannot answer that.
     */
    private final class Contents extends Region {
        private final Region region;

        Contents(Region region) {
            this.region = region;
            getChildren().add(region);
        }

        private double widthOfTheMoment() {
            double visible = getViewportBounds().getWidth();
            return visible > 0 ? Math.max(visible, minWidth(-1)) : -1;
        }

        private double given(double width) {
            return width < 0 ? widthOfTheMoment() : width;
        }

        @Override
        public Orientation getContentBias() {
            return region.getContentBias();
        }

        @Override
        protected double computeMinWidth(double height) {
            return column ? 0 : region.minWidth(-1);
        }

        @Override
        protected double computeMinHeight(double width) {
            return region.minHeight(given(width));
        }

        @Override
        protected double computePrefWidth(double height) {
            return region.prefWidth(-1);
        }

        @Override
        protected double computePrefHeight(double width) {
            return region.prefHeight(given(width));
        }

        @Override
        protected double computeMaxWidth(double height) {
            return Double.MAX_VALUE;
        }

        @Override
        protected double computeMaxHeight(double width) {
            return Double.MAX_VALUE;
        }

        @Override
        protected void layoutChildren() {
            region.resizeRelocate(0, 0, getWidth(), getHeight());
        }
    }
}
