package org.kernelscope.ui.arithmetic;

import java.util.ArrayList;
import java.util.List;
import org.kernelscope.analysis.MapReport.Convolved;
import org.kernelscope.analysis.MapReport.Part;
import org.kernelscope.ui.paint.Tile;

/**
 * The layout of a convolution. Several input maps: rows of map × kernel = result, with the sum and
 * the output map on the right. One input map: map and kernel, large, above the rest.
 *
 * @param named true if there is room for the names of the input maps
 * @param inputs the input maps
 * @param kernels the kernel of each input map
 * @param results the result of each input map
 * @param sums the sum with the bias
 * @param output the output map
 * @param equationX left edge of the equation of a cell
 * @param equationY its first line
 */
record ConvolutionLayout(
        boolean named,
        List<Tile> inputs,
        List<Tile> kernels,
        List<Tile> results,
        Tile sums,
        Tile output,
        double equationX,
        double equationY) {
    /** Height, in em, of the name above a map. */
    static final double NAME = 1.35;

    /** Height of a line of the equation, in em. */
    static final double LINE = 1.45;

    /** Width, in em, of × and =. */
    private static final double SIGN = 1.5;

    private static final double NUMBER = 4.2;
    private static final int MOST_BLOCKS = 8;

    /** Limits the size of maps with few cells, in em. */
    private static final double LARGEST_CELL = 6;

    static ConvolutionLayout of(Convolved report, FigureContext context) {
        return report.parts().size() == 1 ? ofOne(report, context) : ofMany(report, context);
    }

    /** Width of the equation, in em. */
    private static final double EQUATION = 15;

    /** Width, in em, that the name of a map needs. */
    private static final double NAME_WIDTH = 8.5;

    private static ConvolutionLayout ofOne(Convolved report, FigureContext context) {
        boolean wide = context.width() > 1.25 * context.height();
        return wide ? ofOneWide(report, context) : ofOneTall(report, context);
    }

    /** Map and kernel with the equation beside them, and the rest below. */
    private static ConvolutionLayout ofOneWide(Convolved report, FigureContext context) {
        Part part = report.parts().get(0);
        double em = context.em();
        double room = context.width() - (EQUATION + 2 * SIGN) * em;
        double upper = Math.min(context.height() * 0.5 - NAME * em, room / 1.8);
        Tile input = Tile.in(0, NAME * em, upper, part.input());
        double kernelX = input.width() + SIGN * em;
        double kernelSide = Math.min(room - input.width(), input.height() * 0.8);
        Tile kernel = Tile.in(kernelX, 0, kernelSide, part.kernel());
        kernel = kernel.at(kernelX, input.y() + (input.height() - kernel.height()) / 2);
        double below = input.y() + input.height() + (0.8 + NAME) * em;
        double side = Math.min(context.width() / 3 - SIGN * em, context.height() - below);
        Tile result = Tile.in(0, below, Math.max(1, side), part.result());
        double step = Math.max(result.width() + SIGN * em, NAME_WIDTH * em);
        return new ConvolutionLayout(
                true,
                List.of(input),
                List.of(kernel),
                List.of(result),
                result.at(step, below),
                result.at(2 * step, below),
                kernelX + kernel.width() + SIGN * em,
                input.y() + 0.5 * LINE * em);
    }

    private static ConvolutionLayout ofOneTall(Convolved report, FigureContext context) {
        Part part = report.parts().get(0);
        double em = context.em();
        double upper = Math.min(context.height() * 0.47, context.width() * 0.55) - NAME * em;
        Tile input = Tile.in(0, NAME * em, upper, part.input());
        double kernelX = input.width() + SIGN * em;
        double kernelSide = Math.min(context.width() - kernelX, input.height() * 0.72);
        Tile kernel = Tile.in(kernelX, 0, kernelSide, part.kernel());
        kernel = kernel.at(kernelX, input.y() + (input.height() - kernel.height()) / 2);
        double below = input.y() + input.height() + (1 + NAME) * em;
        double side =
                Math.min(
                        (context.width() - 2 * SIGN * em) / 3,
                        context.height() - below - 4.4 * LINE * em);
        Tile result = Tile.in(0, below, side, part.result());
        double step = result.width() + SIGN * em;
        double equation = below + result.height() + 0.9 * em;
        return new ConvolutionLayout(
                true,
                List.of(input),
                List.of(kernel),
                List.of(result),
                result.at(step, below),
                result.at(2 * step, below),
                0,
                equation);
    }

    private static ConvolutionLayout ofMany(Convolved report, FigureContext context) {
        double em = context.em();
        int count = report.parts().size();
        double right = Math.min(Math.max(13 * em, 0.31 * context.width()), 0.4 * context.width());
        double left = context.width() - right - 2 * em;
        int blocks = 1;
        for (int candidate = 2; candidate <= Math.min(count, MOST_BLOCKS); candidate++) {
            if (side(report, context, left, candidate)
                    > 1.05 * side(report, context, left, blocks)) {
                blocks = candidate;
            }
        }
        double side = Math.max(2, side(report, context, left, blocks));
        int perBlock = (count + blocks - 1) / blocks;
        double rowHeight = Math.min(context.height() / perBlock, side + (NAME + 1.2) * em);
        double top = (context.height() - rowHeight * perBlock) / 2;
        boolean named = isNamed(context.height() / perBlock, em);
        List<Tile> inputs = new ArrayList<>();
        List<Tile> kernels = new ArrayList<>();
        List<Tile> results = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Part part = report.parts().get(i);
            double x = i / perBlock * (left / blocks);
            double y = top + i % perBlock * rowHeight + (named ? NAME * em : 0);
            Tile input = Tile.in(x, y, side, part.input());
            x += input.width() + SIGN * em;
            Tile kernel = Tile.in(x, y, kernelShare(part) * side, part.kernel());
            kernel = kernel.at(x, y + (input.height() - kernel.height()) / 2);
            x += kernel.width() + SIGN * em;
            Tile result = Tile.in(x, y, resultShare(part) * side, part.result());
            result = result.at(x, y + (input.height() - result.height()) / 2);
            inputs.add(input);
            kernels.add(kernel);
            results.add(result);
        }
        double lines = 4.6 * LINE * em;
        int most = Math.max(report.sums().shape().rows(), report.sums().shape().columns());
        double mapSide =
                Math.min(
                        LARGEST_CELL * em * most,
                        Math.min(right, (context.height() - lines) / 2 - NAME * em));
        double x = context.width() - right;
        Tile sums = Tile.in(x, 0, mapSide, report.sums());
        double whole = 2 * (sums.height() + NAME * em) + lines;
        sums = sums.at(x, (context.height() - whole) / 2 + NAME * em);
        double equation = sums.y() + sums.height() + 0.9 * em;
        Tile output = sums.at(x, equation + lines - 0.9 * em + NAME * em);
        return new ConvolutionLayout(named, inputs, kernels, results, sums, output, x, equation);
    }

    /** The side of the input maps in {@code blocks} columns of rows. */
    private static double side(Convolved report, FigureContext context, double width, int blocks) {
        double em = context.em();
        Part part = report.parts().get(0);
        int perBlock = (report.parts().size() + blocks - 1) / blocks;
        double tall = context.height() / perBlock;
        double bySize = isNamed(tall, em) ? tall - (NAME + 0.5) * em : tall * 0.88;
        double shares = 1 + kernelShare(part) + resultShare(part);
        double byWidth = (width / blocks - (2 * SIGN + NUMBER + 0.6) * em) / shares;
        return Math.min(bySize, byWidth);
    }

    /** A name is given up before the map under it becomes too small. */
    private static boolean isNamed(double rowHeight, double em) {
        return rowHeight > 4 * NAME * em;
    }

    private static double kernelShare(Part part) {
        double share = part.kernel().shape().rows() / (double) part.input().shape().rows();
        return Math.max(0.5, Math.min(1, share));
    }

    private static double resultShare(Part part) {
        double share = part.result().shape().rows() / (double) part.input().shape().rows();
        return Math.max(0.35, Math.min(1, share));
    }
}
