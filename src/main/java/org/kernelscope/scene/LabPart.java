package org.kernelscope.scene;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kernelscope.network.Architecture;
import org.kernelscope.transform.Movement;
import org.kernelscope.transform.Quantity;
import org.kernelscope.workshop.Chain;
import org.kernelscope.workshop.Setup;

/**
 * The Lab. Null for as it is.
 *
 * @param tab id of the open tab
 * @param gallery the kernels of a layer
 * @param connections the connections of a layer
 * @param designer the architecture that is designed
 * @param atlas id of the selected network of the atlas
 * @param workshop the workshop
 * @param move the movement of the drawing, and the views of it
 * @param none the sliders of the view of images that show no digit
 */
public record LabPart(
        @Nullable String tab,
        @Nullable Gallery gallery,
        @Nullable Connections connections,
        @Nullable Designer designer,
        @Nullable String atlas,
        @Nullable Workshop workshop,
        @Nullable Move move,
        @Nullable Rejection none) {
    /**
     * The workshop.
     *
     * @param setup the operation with its input
     * @param map the output map that is shown, counted from 1; null for the first
     * @param products true if the clock goes over the products of a cell; null for as it is
     * @param cell the cell whose products those are, counted from 1 row by row; null for the first
     * @param step position of the clock; null for its end
     * @param panel id of what is shown beside the maps; null for as it is
     * @param chain the windows one after another; null for as they are
     * @param compare true to show the output with the kernel turned too; null for as it is
     */
    public record Workshop(
            Setup setup,
            @Nullable Integer map,
            @Nullable Boolean products,
            @Nullable Integer cell,
            @Nullable Double step,
            @Nullable String panel,
            @Nullable Chain chain,
            @Nullable Boolean compare) {}

    /**
     * The kernel gallery and the kernel editor.
     *
     * @param layer name of the layer; null for as it is
     * @param order id of the order of the kernels; null for as it is
     * @param page counted from 1; null for the first
     * @param kernel the kernel in the editor; null for as it is
     * @param pointed the kernel whose maps are marked on the stage; null for none
     */
    public record Gallery(
            @Nullable String layer,
            @Nullable String order,
            @Nullable Integer page,
            @Nullable KernelName kernel,
            @Nullable KernelName pointed) {}

    /**
     * The view of movements.
     *
     * @param movement the movement of the drawing
     * @param over the quantity from left to right; null for as it is
     * @param and the quantity from bottom to top; null for as it is
     * @param networks ids of the networks beside the one on the stage; null for as they are
     * @param digits true if curves of many test digits are shown, false for surfaces of the
     *     drawing; null for as it is
     */
    public record Move(
            Movement movement,
            @Nullable Quantity over,
            @Nullable Quantity and,
            @Nullable List<String> networks,
            @Nullable Boolean digits) {
        /** The most networks beside the one on the stage. */
        public static final int MOST = 2;
    }

    /**
     * The view of images that show no digit.
     *
     * @param share share of the test digits that is accepted, {@value #LEAST_SHARE} to 1
     * @param temperature of the softmax, {@value #LEAST_TEMPERATURE} to {@value #MOST_TEMPERATURE}
     */
    public record Rejection(double share, double temperature) {
        /** The smallest share. */
        public static final double LEAST_SHARE = 0.5;

        /** The lowest temperature. */
        public static final double LEAST_TEMPERATURE = 0.5;

        /** The highest temperature. */
        public static final double MOST_TEMPERATURE = 10;
    }

    /**
     * The board of connections.
     *
     * @param layer name of the layer
     * @param pair the selected square; null for none
     */
    public record Connections(String layer, @Nullable KernelName pair) {}

    /**
     * The designer.
     *
     * @param architecture the draft
     * @param selected name of the selected layer, or {@value CellName#INPUT}; null for the first
     * @param seed of the initial weights; null for as it is
     * @param live true if every change goes to the stage at once; null for as it is
     */
    public record Designer(
            Architecture architecture,
            @Nullable String selected,
            @Nullable Long seed,
            @Nullable Boolean live) {}
}
