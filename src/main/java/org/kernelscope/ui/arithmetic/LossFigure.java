package org.kernelscope.ui.arithmetic;

import java.util.Locale;
import javafx.geometry.HPos;
import org.kernelscope.engine.Loss;
import org.kernelscope.network.Cell;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.paint.Face;
import org.kernelscope.ui.paint.Look;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.RasterPen;

/**
 * The start of the way back: the loss with its numbers, and the error of each class. For
 * cross-entropy that is p − t, the probability less the target; the right class has the target 1.
 */
final class LossFigure implements Figure {
    private static final double HEADING = 6.4;
    private static final double NOTE = 4.5;
    private static final double NAME = 2.4;

    private final GradientContext context;
    private final Loss loss;
    private final int layer;
    private final int label;
    private final Tensor outputs;
    private final Tensor ofOutputs;
    private final Tensor errors;
    private final double line;

    LossFigure(GradientContext context) {
        this.context = context;
        this.loss = context.result().loss();
        this.label = context.result().label();
        this.layer = context.architecture().layers().size() - 1;
        this.outputs = context.values().activations().output(layer);
        this.ofOutputs = context.gradients().output(layer);
        this.errors = context.errors(layer);
        double em = context.values().em();
        double room = context.values().height() - (HEADING + NOTE) * em;
        this.line = Math.max(1, Math.min(2.6 * em, room / outputs.size()));
    }

    /** The loss, then a step for each class. */
    @Override
    public int steps() {
        return outputs.size();
    }

    @Override
    public void paint(RasterPen pen, double time) {
        double em = pen.em();
        int step = (int) Math.floor(time);
        double width = context.values().width();
        pen.write(formula(), 0, 0.9 * em, Face.TEXT, 1.0, pen.look().quiet(), HPos.LEFT);
        String value = "L = " + numbers() + " = " + Numbers.value(context.result().value());
        pen.write(value, 0, 2.7 * em, Face.RESULT, 1.15, pen.look().emphasis(), HPos.LEFT);
        pen.caption(names(0), NAME * em, (HEADING - 1) * em);
        pen.caption(names(1), middleX(), (HEADING - 1) * em);
        pen.caption(names(2), errorX(), (HEADING - 1) * em);
        for (int i = 0; i < outputs.size(); i++) {
            row(pen, i, step > i, step - 1 == i);
        }
        double y = HEADING * em + outputs.size() * line + 1.2 * em;
        pen.paragraph(context.texts().get(note()), 0, y, width);
    }

    private double middleX() {
        return 0.36 * context.values().width();
    }

    private double errorX() {
        return 0.6 * context.values().width();
    }

    private void row(RasterPen pen, int i, boolean reached, boolean current) {
        double em = pen.em();
        double y = HEADING * em + (i + 0.5) * line;
        int ink = pen.look().emphasis();
        double width = context.values().width();
        if (current) {
            pen.overlay(-0.4 * em, y - 0.48 * line, width + 0.8 * em, 0.96 * line, ink, 0.09);
        }
        Face face = i == label ? Face.RESULT : Face.NUMBER;
        pen.write(context.values().brief(i), 0, y, face, 1.1, ink, HPos.LEFT);
        double tall = 0.5 * line;
        double most = Math.max(1e-9, outputs.absMax());
        double room = middleX() - (NAME + 6.5) * em;
        double bar = Math.max(1, outputs.get(i) / most * room);
        pen.fill(NAME * em, y - tall / 2, bar, tall, pen.look().signed(0.62));
        String output = Numbers.value(outputs.get(i));
        pen.write(output, middleX() - 1.2 * em, y, Face.NUMBER, 0.9, ink, HPos.RIGHT);
        String middle =
                loss == Loss.SQUARED_ERROR
                        ? Numbers.signed(ofOutputs.get(i))
                        : i == label ? "1" : "0";
        pen.write(middle, middleX() + 5 * em, y, Face.NUMBER, 0.9, ink, HPos.RIGHT);
        if (!reached) {
            return;
        }
        Look look = pen.look().ofGradients();
        float error = errors.get(i);
        double largest = Math.max(1e-12, errors.absMax());
        double half = (width - errorX() - 6.5 * em) / 2;
        double zero = errorX() + half;
        double length = error / largest * half;
        pen.fill(zero, y - line / 2, Math.max(1, em / 13), line, pen.look().tileFrame());
        pen.fill(
                Math.min(zero, zero + length),
                y - tall / 2,
                Math.max(1, Math.abs(length)),
                tall,
                look.signed(error < 0 ? -0.62 : 0.62));
        pen.write(Numbers.signed(error), width, y, Face.NUMBER, 0.9, ink, HPos.RIGHT);
    }

    /** The loss in the letters of its source. */
    private String formula() {
        return switch (loss) {
            case CROSS_ENTROPY -> "L = −ln p[" + label + "]";
            case SQUARED_ERROR -> "L = Σ (p[i] − t[i])²";
            case MAP -> "L = y[" + label + "] + ln(e^−j + Σ e^−y[i]),  j = " + (int) Loss.MAP_J;
            case MLE -> "L = y[" + label + "]";
        };
    }

    private String note() {
        return switch (loss) {
            case CROSS_ENTROPY -> "gradient.loss.crossEntropy";
            case SQUARED_ERROR -> "gradient.loss.squaredError";
            case MAP -> "gradient.loss.map";
            case MLE -> "gradient.loss.mle";
        };
    }

    private String numbers() {
        return switch (loss) {
            case CROSS_ENTROPY ->
                    "−ln "
                            + String.format(Locale.ROOT, "%.6g", outputs.get(label))
                                    .replace('-', '−');
            case SQUARED_ERROR -> {
                double right = outputs.get(label) - 1.0;
                double square = right * right;
                yield Numbers.value(square)
                        + " + "
                        + Numbers.value(context.result().value() - square);
            }
            case MAP ->
                    Numbers.value(outputs.get(label))
                            + " + "
                            + Numbers.signed(context.result().value() - outputs.get(label));
            case MLE -> Numbers.value(outputs.get(label));
        };
    }

    private String names(int column) {
        return switch (column) {
            case 0 ->
                    context.texts()
                            .get(
                                    loss.isOfPenalties()
                                            ? "gradient.penalty"
                                            : "backward.probability");
            case 1 -> loss == Loss.SQUARED_ERROR ? "dL/dp" : context.texts().get("gradient.target");
            default -> error();
        };
    }

    private String error() {
        return switch (loss) {
            case CROSS_ENTROPY -> "dL/dz = p − t";
            case SQUARED_ERROR -> "dL/dz = p·(dL/dp − Σ p·dL/dp)";
            case MAP -> "dL/dy = t − e^−y / (e^−j + Σ e^−y)";
            case MLE -> "dL/dy = t";
        };
    }

    @Override
    public HitTarget at(double x, double y) {
        int row = (int) Math.floor((y - HEADING * context.values().em()) / line);
        if (row >= 0 && row < outputs.size()) {
            return HitTarget.label(new Cell(layer, row, 0, 0), row + 1.0);
        }
        return HitTarget.SOLID;
    }

    @Override
    public double timeOf(Cell cell) {
        return cell.layer() == layer ? cell.channel() + 1.0 : Double.NaN;
    }

    @Override
    public String caption(double time) {
        int step = (int) Math.floor(time);
        if (step < 1) {
            return formula() + " = " + Numbers.value(context.result().value());
        }
        return step - 1 + ": " + error() + " → " + Numbers.signed(errors.get(step - 1));
    }

    @Override
    public String result() {
        return "L = " + Numbers.value(context.result().value());
    }
}
