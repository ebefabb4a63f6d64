package org.kernelscope.ui.card;

import java.util.List;
import org.kernelscope.analysis.CellReport;
import org.kernelscope.analysis.SubsamplingRegime;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Cell;
import org.kernelscope.network.Layer;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.ActivationWords;
import org.kernelscope.ui.state.LayerWords;
import org.kernelscope.ui.state.PoolWords;

/**
 * The text on the card of a cell. A pure function of the report; immutable.
 *
 * @param title layer, map, row and column
 * @param subtitle size of the receptive field
 * @param below name of the layer below; empty for a pixel
 * @param lines the equation of the value, line by line; the last is the result
 */
record CardContent(String title, String subtitle, String below, List<Line> lines) {
    /**
     * A line of the equation.
     *
     * @param term left side
     * @param value right side, as written
     */
    record Line(String term, String value) {}

    static CardContent of(Texts texts, Model model, CellReport report) {
        Architecture architecture = model.architecture();
        Cell cell = report.cell();
        if (cell.isInput()) {
            return new CardContent(
                    title(texts, model, cell),
                    texts.get("card.sees.pixel"),
                    "",
                    lines(texts, report));
        }
        Layer layer = architecture.layers().get(cell.layer());
        return new CardContent(
                title(texts, model, cell),
                texts.get("card.sees", layer.receptiveField().size()),
                cell.layer() == 0
                        ? texts.get("layer.input")
                        : architecture.layers().get(cell.layer() - 1).name(),
                lines(texts, report));
    }

    /** Names a cell: layer, map, row and column. */
    static String title(Texts texts, Model model, Cell cell) {
        Architecture architecture = model.architecture();
        if (cell.isInput()) {
            return texts.get(
                    "card.title.pixel",
                    LayerWords.map(texts, architecture, cell.layer(), cell.channel()),
                    cell.row() + 1,
                    cell.column() + 1);
        }
        Layer layer = architecture.layers().get(cell.layer());
        if (layer.index() == architecture.layers().size() - 1) {
            return LayerWords.ofClass(texts, model, cell.channel());
        }
        return layer.outputShape().isUnits()
                ? texts.get("card.title.unit", layer.name(), cell.channel() + 1)
                : texts.get(
                        "card.title.cell",
                        layer.name(),
                        cell.channel() + 1,
                        cell.row() + 1,
                        cell.column() + 1);
    }

    private static List<Line> lines(Texts texts, CellReport report) {
        if (report instanceof CellReport.WeightedSum sum) {
            return weightedSum(texts, sum);
        } else if (report instanceof CellReport.Subsampled sum) {
            return subsampled(texts, sum);
        } else if (report instanceof CellReport.Normalised normalised) {
            return normalised(texts, normalised);
        }
        return List.of(new Line(term(texts, report), Numbers.value(report.output())));
    }

    /** The only line of a value that is not a sum with a bias. */
    private static String term(Texts texts, CellReport report) {
        if (report instanceof CellReport.Pooled pooled) {
            return PoolWords.equation(texts, pooled.pool(), pooled.patch().size());
        } else if (report instanceof CellReport.Distance) {
            return texts.get("arithmetic.rbf.sum");
        }
        return report instanceof CellReport.Unchanged
                ? texts.get("arithmetic.passed")
                : texts.get("card.ink");
    }

    private static List<Line> weightedSum(Texts texts, CellReport.WeightedSum sum) {
        Line result =
                sum.softmax()
                        ? new Line(texts.get("card.softmax"), Numbers.probability(sum.output()))
                        : new Line(
                                ActivationWords.formula(texts, sum.activation()),
                                Numbers.value(sum.output()));
        return List.of(
                new Line(texts.get("card.products"), Numbers.signed(sum.products())),
                new Line(texts.get("card.bias"), Numbers.signed(sum.bias())),
                new Line(texts.get("card.sum"), Numbers.signed(sum.sum())),
                result);
    }

    private static List<Line> subsampled(Texts texts, CellReport.Subsampled sum) {
        String scaled =
                texts.get(
                        "card.scaled",
                        Numbers.value(sum.total()),
                        Numbers.value(sum.coefficient()));
        return List.of(
                new Line(scaled, Numbers.signed(sum.total() * sum.coefficient())),
                new Line(texts.get("card.bias"), Numbers.signed(sum.bias())),
                new Line(texts.get("arithmetic.z"), Numbers.signed(sum.sum())),
                new Line(
                        ActivationWords.formula(texts, sum.activation()),
                        Numbers.value(sum.output())));
    }

    private static List<Line> normalised(Texts texts, CellReport.Normalised one) {
        return List.of(
                new Line(
                        texts.get("arithmetic.stage.normalised"), Numbers.signed(one.normalised())),
                new Line(
                        texts.get("card.norm.gain", Numbers.value(one.gain())),
                        Numbers.signed(one.shift())),
                new Line(texts.get("arithmetic.z"), Numbers.signed(one.sum())),
                new Line(
                        ActivationWords.formula(texts, one.activation()),
                        Numbers.value(one.output())));
    }

    /** Describes how a trainable subsampling acts: as a blur, or as a logical gate. */
    static String regime(Texts texts, SubsamplingRegime regime) {
        if (regime.kind() == SubsamplingRegime.Kind.DEAF) {
            return texts.get("card.gate.deaf");
        }
        if (regime.kind() == SubsamplingRegime.Kind.BLUR) {
            return texts.get("card.gate.blur");
        }
        if (regime.isOr()) {
            return regime.inverted()
                    ? texts.get("card.gate.nor", regime.taps())
                    : texts.get("card.gate.or", regime.taps());
        }
        if (regime.isAnd()) {
            return regime.inverted()
                    ? texts.get("card.gate.nand", regime.taps())
                    : texts.get("card.gate.and", regime.taps());
        }
        return regime.inverted()
                ? texts.get("card.gate.fewer", regime.needed(), regime.taps())
                : texts.get("card.gate.most", regime.needed(), regime.taps());
    }
}
