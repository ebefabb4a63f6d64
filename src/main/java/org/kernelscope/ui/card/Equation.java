package org.kernelscope.ui.card;

import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import org.kernelscope.analysis.CellReport;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.ActivationWords;
import org.kernelscope.ui.state.PoolWords;

/**
 * Writes a report as lines of an equation: what on the left, the number on the right, in one
 * column. JavaFX thread.
 */
final class Equation {
    private final GridPane grid;
    private int row;

    private Equation(GridPane grid) {
        this.grid = grid;
    }

    static void fill(GridPane grid, Texts texts, CellReport report) {
        Equation equation = new Equation(grid);
        if (report instanceof CellReport.WeightedSum sum) {
            equation.weightedSum(texts, sum);
        } else if (report instanceof CellReport.Pooled pooled) {
            String what = PoolWords.equation(texts, pooled.pool(), pooled.patch().size());
            equation.result(what, Numbers.value(pooled.output()));
        } else if (report instanceof CellReport.Subsampled sum) {
            equation.subsampled(texts, sum);
        } else if (report instanceof CellReport.Normalised one) {
            equation.normalised(texts, one);
        } else if (report instanceof CellReport.Distance distance) {
            equation.result(texts.get("arith.rbf.sum"), Numbers.value(distance.output()));
        } else if (report instanceof CellReport.Passed passed) {
            equation.result(texts.get("arith.passed"), Numbers.value(passed.output()));
        } else {
            equation.result(texts.get("card.ink"), Numbers.value(report.output()));
        }
    }

    private void subsampled(Texts texts, CellReport.Subsampled sum) {
        line(
                texts.get(
                        "card.scaled",
                        Numbers.value(sum.total()),
                        Numbers.value(sum.coefficient())),
                Numbers.signed(sum.total() * sum.coefficient()));
        line(texts.get("card.bias"), Numbers.signed(sum.bias()));
        line(texts.get("arith.z"), Numbers.signed(sum.sum()));
        result(ActivationWords.formula(texts, sum.activation()), Numbers.value(sum.output()));
    }

    private void normalised(Texts texts, CellReport.Normalised one) {
        line(texts.get("arith.stage.normalised"), Numbers.signed(one.normalised()));
        line(texts.get("card.norm.gain", Numbers.value(one.gain())), Numbers.signed(one.shift()));
        line(texts.get("arith.z"), Numbers.signed(one.sum()));
        result(ActivationWords.formula(texts, one.activation()), Numbers.value(one.output()));
    }

    private void weightedSum(Texts texts, CellReport.WeightedSum sum) {
        line(texts.get("card.products"), Numbers.signed(sum.products()));
        line(texts.get("card.bias"), Numbers.signed(sum.bias()));
        line(texts.get("card.sum"), Numbers.signed(sum.sum()));
        String function =
                sum.softmax()
                        ? texts.get("card.softmax")
                        : ActivationWords.formula(texts, sum.activation());
        String output = sum.softmax() ? Numbers.percent(sum.output()) : Numbers.value(sum.output());
        result(function, output);
    }

    private void line(String what, String number) {
        add(what, number, Styles.NUMBER);
    }

    private void result(String what, String number) {
        add(what, number, Styles.RESULT);
    }

    private void add(String what, String number, String style) {
        Label left = new Label(what);
        Label right = new Label(number);
        right.getStyleClass().addAll(Styles.NUMBER, style);
        GridPane.setHalignment(right, HPos.RIGHT);
        grid.addRow(row++, left, right);
    }
}
