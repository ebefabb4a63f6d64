package org.kernelscope.ui.card;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.kernelscope.analysis.GradientReport;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.LayerWords;

/**
 * The text on the card of a gradient. A pure function of the report; immutable.
 *
 * @param title the cell whose gradient it is
 * @param lines the origin of the gradient, line by line
 * @param meaning the change of the loss if the value grows by {@value #STEP}
 */
record GradientContent(String title, List<Line> lines, String meaning) {
    /** Small enough for the slope to hold. */
    static final double STEP = 0.01;

    /**
     * A line of the equation.
     *
     * @param term left side
     * @param value right side, as written
     * @param isResult true for the gradient that the card is about
     */
    record Line(String term, String value, boolean isResult) {}

    /**
     * The text of a card.
     *
     * @param label the class that is the right one
     */
    static GradientContent of(Texts texts, Model model, int label, GradientReport report) {
        Architecture of = model.architecture();
        return new GradientContent(
                texts.get("backward.of", CardContent.title(texts, model, report.cell())),
                lines(texts, of, label, report),
                meaning(texts, report));
    }

    private static List<Line> lines(
            Texts texts, Architecture of, int label, GradientReport report) {
        List<Line> lines = new ArrayList<>();
        GradientReport.OfActivation activation = report.activation();
        int above = report.cell().layer() + 1;
        if (above < of.layers().size()) {
            String name = LayerWords.name(texts, of, above);
            String sum =
                    report.terms().isEmpty()
                            ? texts.get("backward.throughNormalisation", name)
                            : texts.get("backward.sum", name, report.terms().size());
            lines.add(new Line(sum, Numbers.signed(report.gradient()), activation == null));
        } else if (activation == null) {
            lines.add(
                    new Line(
                            texts.get("backward.ofLoss"), Numbers.signed(report.gradient()), true));
        }
        if (activation == null) {
            return lines;
        }
        if (Double.isNaN(activation.slope())) {
            boolean right = report.cell().channel() == label;
            lines.add(
                    new Line(
                            texts.get("backward.probability"),
                            Numbers.value(report.value()),
                            false));
            lines.add(new Line(texts.get("backward.target"), right ? "1" : "0", false));
        } else {
            lines.add(
                    new Line(
                            texts.get("backward.slope", Numbers.value(activation.sum())),
                            Numbers.value(activation.slope()),
                            false));
        }
        lines.add(
                new Line(texts.get("backward.atSum"), Numbers.signed(activation.gradient()), true));
        return lines;
    }

    private static String meaning(Texts texts, GradientReport report) {
        GradientReport.OfActivation activation = report.activation();
        if (activation != null && activation.slope() == 0 && report.gradient() != 0) {
            return texts.get("backward.closed");
        }
        boolean sum = activation != null;
        float gradient = activation != null ? activation.gradient() : report.gradient();
        if (gradient == 0) {
            return texts.get(sum ? "backward.noneOfSum" : "backward.none");
        }
        String by = Numbers.value(Math.abs(gradient) * STEP);
        return gradient > 0
                ? texts.get(sum ? "backward.growsWithSum" : "backward.grows", STEP, by)
                : texts.get(sum ? "backward.fallsWithSum" : "backward.falls", STEP, by);
    }

    /** The {@code most} terms that contribute most, of either sign, the largest first. */
    static List<GradientReport.Term> strongest(List<GradientReport.Term> terms, long most) {
        return terms.stream()
                .sorted(Comparator.comparingDouble(term -> -Math.abs(term.product())))
                .limit(most)
                .toList();
    }
}
