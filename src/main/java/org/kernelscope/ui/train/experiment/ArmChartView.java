package org.kernelscope.ui.train.experiment;

import java.util.function.DoubleConsumer;
import java.util.function.DoubleFunction;
import javafx.beans.property.DoubleProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kernelscope.ui.control.CanvasView;
import org.kernelscope.ui.control.TextSize;
import org.kernelscope.ui.paint.CanvasPen;
import org.kernelscope.ui.paint.chart.Chart;
import org.kernelscope.ui.paint.chart.ChartPainter;
import org.kernelscope.ui.paint.chart.ChartPainter.Plot;
import org.kernelscope.ui.state.Display;

/** One chart of the arms. A click goes to that moment. JavaFX thread. */
final class ArmChartView extends StackPane {
    private final CanvasView canvas;
    private final DoubleProperty hover;
    private final DoubleFunction<String> where;
    private @Nullable Chart chart;

    /**
     * @param hover the x coordinate under the pointer, in all charts; NaN for none
     * @param where the name of an x coordinate
     * @param go goes to the moment at an x coordinate
     */
    ArmChartView(
            String id,
            Display display,
            DoubleProperty hover,
            DoubleFunction<String> where,
            DoubleConsumer go) {
        this.hover = hover;
        this.where = where;
        canvas = new CanvasView(display, this::paint);
        canvas.setId(id);
        canvas.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        getChildren().add(canvas);
        setMinSize(0, 0);
        HBox.setHgrow(this, Priority.ALWAYS);
        canvas.addEventHandler(MouseEvent.MOUSE_MOVED, event -> hover.set(xAt(event)));
        canvas.addEventHandler(MouseEvent.MOUSE_EXITED, event -> hover.set(Double.NaN));
        canvas.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> go(event, go));
        canvas.addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> go(event, go));
        hover.subscribe(now -> canvas.repaint());
    }

    void show(Chart next, String accessible) {
        chart = next;
        canvas.setAccessibleText(accessible);
        canvas.repaint();
    }

    private void go(MouseEvent event, DoubleConsumer go) {
        double x = xAt(event);
        if (Double.isFinite(x)) {
            hover.set(x);
            go.accept(x);
        }
    }

    private double xAt(MouseEvent event) {
        Chart shown = chart;
        return shown == null
                ? Double.NaN
                : new Plot(
                                shown,
                                TextSize.ofPainting(canvas),
                                canvas.getWidth(),
                                canvas.getHeight())
                        .xAt(event.getX());
    }

    private void paint(CanvasPen pen, double width, double height) {
        Chart shown = chart;
        if (shown != null) {
            new ChartPainter(pen, Plot.withWholeKey(pen, shown, width, height))
                    .paint(hover.get(), where.apply(hover.get()));
        }
    }
}
