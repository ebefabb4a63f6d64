package org.kernelscope.ui.arithmetic;

import java.util.List;
import org.kernelscope.analysis.MapReport.Convolved;
import org.kernelscope.analysis.MapReport.Part;
import org.kernelscope.network.Window;
import org.kernelscope.op.Activation;
import org.kernelscope.ui.arithmetic.TermLines.Line;
import org.kernelscope.ui.paint.Look;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.RasterPen;
import org.kernelscope.ui.paint.ValueColours;
import org.kernelscope.ui.state.ActivationWords;

/** The meaning of the maps of a {@link ConvolutionFigure}: values, or gradients of the loss. */
interface ConvolutionSubject {
    /** The movement of the kernels over the input maps. */
    Window window();

    /** The layer of the input maps; −1 for the input of the network. */
    int inputLayer();

    /** The layer of the output map. */
    int outputLayer();

    /** The colours of results and sums. */
    Look look(RasterPen pen);

    /** The colours of an input map. */
    ValueColours inputs(RasterPen pen, int channel);

    /** The colours of the output map. */
    ValueColours output(RasterPen pen);

    /** The name of an input map. */
    String inputName(int channel);

    /** The name of a kernel. */
    String kernelName();

    /** The name of what an input map contributes. */
    String resultName();

    /** The name of the sum of all contributions. */
    String sumsName();

    /** The name of the output map. */
    String outputName();

    /** The lines from the sum of the cell {@code index} to its value. */
    List<Line> equation(int index);

    /** Paints what there is to explain, at the lower edge. */
    default void note(RasterPen pen) {}

    /**
     * The way forward.
     *
     * @param map the convolution
     */
    record Forward(Convolved map, FigureContext context) implements ConvolutionSubject {
        @Override
        public Window window() {
            return map.layer().window();
        }

        @Override
        public int inputLayer() {
            return map.layer().index() - 1;
        }

        @Override
        public int outputLayer() {
            return map.layer().index();
        }

        @Override
        public Look look(RasterPen pen) {
            return pen.look();
        }

        @Override
        public ValueColours inputs(RasterPen pen, int channel) {
            return context.colours(pen, inputLayer(), channel);
        }

        @Override
        public ValueColours output(RasterPen pen) {
            return context.colours(pen, map.layer().index(), map.channel());
        }

        @Override
        public String inputName(int channel) {
            return context.name(inputLayer(), channel);
        }

        @Override
        public String kernelName() {
            return context.texts().get("card.kernel");
        }

        @Override
        public String resultName() {
            return context.texts().get("arithmetic.map.sum");
        }

        @Override
        public String sumsName() {
            return context.texts().get("arithmetic.map.z");
        }

        @Override
        public String outputName() {
            return context.name(map.layer().index(), map.channel());
        }

        @Override
        public List<Line> equation(int index) {
            return List.of(
                    new Line(context.texts().get("card.products"), total(map, index)),
                    new Line(context.texts().get("card.bias"), Numbers.signed(map.bias())),
                    new Line(
                            context.texts().get("arithmetic.z"),
                            Numbers.signed(map.sums().get(index))),
                    new Line(
                            ActivationWords.formula(context.texts(), map.activation()),
                            Numbers.value(map.output().get(index))));
        }
    }

    /**
     * The way back to the input of a convolution.
     *
     * @param map of the convolution that passes its errors back: its error maps, the turned
     *     kernels, dL/dy of the map below as the sums and dL/dz of it as the output
     * @param window the movement of the kernels
     * @param whole the figure with the note at its lower edge
     */
    record Backward(Convolved map, Window window, GradientContext context, double whole)
            implements ConvolutionSubject {
        /** Height of the note, in em. */
        static final double NOTE = 6.4;

        @Override
        public int inputLayer() {
            return map.layer().index();
        }

        @Override
        public int outputLayer() {
            return map.layer().index() - 1;
        }

        @Override
        public Look look(RasterPen pen) {
            return pen.look().ofGradients();
        }

        @Override
        public ValueColours inputs(RasterPen pen, int channel) {
            return GradientContext.signed(
                    pen, context.errors(inputLayer()).channel(channel).absMax());
        }

        @Override
        public ValueColours output(RasterPen pen) {
            return GradientContext.signed(pen, map.output().absMax());
        }

        @Override
        public String inputName(int channel) {
            return "dL/dz " + context.values().name(inputLayer(), channel);
        }

        @Override
        public String kernelName() {
            return context.texts().get("gradient.turned");
        }

        @Override
        public String resultName() {
            return context.texts().get("gradient.share");
        }

        @Override
        public String sumsName() {
            return context.texts()
                    .get(outputLayer() < 0 ? "gradient.ofInput" : "gradient.ofOutput");
        }

        @Override
        public String outputName() {
            if (outputLayer() < 0) {
                return context.symbol(outputLayer());
            }
            return context.texts()
                    .get(
                            map.activation() == Activation.IDENTITY
                                    ? "gradient.passed"
                                    : "gradient.ofSum");
        }

        @Override
        public List<Line> equation(int index) {
            Line sum =
                    new Line(context.texts().get("gradient.errorTimesWeight"), total(map, index));
            String result = Numbers.signed(map.output().get(index));
            if (map.activation() == Activation.IDENTITY) {
                return List.of(sum, new Line("= " + context.symbol(outputLayer()), result));
            }
            double z = context.sums(outputLayer(), map.channel()).get(index);
            String slope = context.texts().get("backward.slope", Numbers.value(z));
            return List.of(
                    sum,
                    new Line("= dL/dy", Numbers.signed(map.sums().get(index))),
                    new Line(slope, Numbers.value(map.activation().derivative(z))),
                    new Line("= dL/dz", result));
        }

        @Override
        public void note(RasterPen pen) {
            pen.paragraph(
                    context.texts().get("gradient.whyTurned"),
                    0,
                    whole - (NOTE - 0.9) * pen.em(),
                    context.values().width());
        }
    }

    private static String total(Convolved map, int index) {
        double sum = 0;
        for (Part part : map.parts()) {
            sum += part.result().get(index);
        }
        return Numbers.signed(sum);
    }
}
