package org.kernelscope.ui.moveit;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import org.kernelscope.analysis.RobustnessCurve;
import org.kernelscope.text.Texts;
import org.kernelscope.transform.Quantity;
import org.kernelscope.transform.Sweep;
import org.kernelscope.ui.control.CanvasView;
import org.kernelscope.ui.control.LabStyles;
import org.kernelscope.ui.control.WrapRow;
import org.kernelscope.ui.paint.CanvasPen;
import org.kernelscope.ui.paint.ClassColours;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.chart.Axis;
import org.kernelscope.ui.paint.chart.Chart;
import org.kernelscope.ui.paint.chart.ChartPainter;
import org.kernelscope.ui.paint.chart.ChartPainter.Plot;
import org.kernelscope.ui.paint.chart.Curve;
import org.kernelscope.ui.paint.chart.Curve.Style;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.NetworkNames;

/**
 * The probability of the right class for many test digits over a quantity: mean and quartiles of
 * each network. JavaFX thread.
 */
final class CurveView extends VBox {
    /** Colours of classes that differ in hue and lightness. */
    private static final int[] COLOURS = {0, 1, 2};

    private final MoveModel model;
    private final Display display;
    private final Localisation texts;
    private final CanvasView canvas;
    private final WrapRow key = new WrapRow();

    CurveView(MoveModel model, Display display, Localisation texts) {
        this.model = model;
        this.display = display;
        this.texts = texts;
        this.canvas = new CanvasView(display, this::paint);
        setId("move-curves");
        getStyleClass().addAll(LabStyles.BOARD, LabStyles.MOVE_SURFACES);
        setMinSize(0, 0);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        key.getStyleClass().add(LabStyles.LAB_TOOLS);
        VBox.setVgrow(canvas, Priority.ALWAYS);
        getChildren().addAll(key, canvas);
        model.curves().curvesProperty().subscribe(now -> show());
        model.movement().movementProperty().subscribe(now -> show());
        texts.languageProperty().subscribe(now -> show());
    }

    private void show() {
        List<CurveModel.Curve> all = model.curves().curvesProperty().get();
        while (key.getChildren().size() > all.size()) {
            key.getChildren().remove(all.size());
        }
        while (key.getChildren().size() < all.size()) {
            Label name = new Label();
            name.setGraphic(new Circle(4));
            name.getStyleClass().add(LabStyles.SMALL);
            name.setMinWidth(USE_PREF_SIZE);
            key.getChildren().add(name);
        }
        List<String> said = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Label name = (Label) key.getChildren().get(i);
            ((Circle) name.getGraphic()).setFill(CanvasPen.colour(colour(i)));
            name.setText(words(all.get(i)));
            said.add(name.getText());
        }
        setAccessibleText(String.join(", ", said));
        canvas.repaint();
    }

    private int colour(int network) {
        return ClassColours.of(display.look(), COLOURS[network % COLOURS.length]);
    }

    /** The name of a network and its mean where the digit on the pad is. */
    private String words(CurveModel.Curve curve) {
        Sweep sweep = curve.values().sweep();
        double place =
                SurfacePainter.index(sweep, model.movement().transform().of(sweep.quantity()));
        int index = (int) Math.rint(Math.max(0, Math.min(sweep.count() - 1, place)));
        double mean = curve.values().mean()[index];
        String name = NetworkNames.of(texts.texts(), curve.architecture());
        return Double.isFinite(mean) ? name + " " + Numbers.percent(mean) : name;
    }

    private void paint(CanvasPen pen, double width, double height) {
        Texts words = texts.texts();
        List<CurveModel.Curve> all = model.curves().curvesProperty().get();
        Quantity over = model.overProperty().get();
        Sweep sweep = MoveModel.sweep(over);
        List<Curve> curves = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            RobustnessCurve values = all.get(i).values();
            int colour = colour(i);
            curves.add(curve("", colour, Style.FAINT, sweep, values.lower()));
            curves.add(curve("", colour, Style.FAINT, sweep, values.upper()));
            curves.add(curve("", colour, Style.SOLID, sweep, values.mean()));
        }
        List<Chart.Mark> marks = new ArrayList<>();
        for (double claim : MoveModel.claims(over)) {
            marks.add(new Chart.Mark(claim, Chart.Mark.Kind.CHANGE, ""));
        }
        double now = model.movement().transform().of(over);
        marks.add(new Chart.Mark(now, Chart.Mark.Kind.CHECKPOINT, ""));
        Chart chart =
                new Chart(
                        words.get("move.curve", MoveView.name(words, over)),
                        Axis.linear(sweep.at(0), sweep.at(sweep.count() - 1)),
                        Axis.linear(0, 1),
                        true,
                        curves,
                        marks);
        new ChartPainter(pen, new Plot(chart, pen.em(), width, height)).paint(Double.NaN, "");
    }

    private static Curve curve(String name, int colour, Style style, Sweep sweep, double[] values) {
        double[] x = new double[values.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = sweep.at(i);
        }
        return new Curve(name, colour, style, x, values);
    }
}
