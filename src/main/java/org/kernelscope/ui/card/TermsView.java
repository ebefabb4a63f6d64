package org.kernelscope.ui.card;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kernelscope.analysis.CellReport;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.control.Fonts;
import org.kernelscope.ui.control.TextSize;
import org.kernelscope.ui.paint.StageLook;
import org.kernelscope.ui.paint.chart.ChartLook;
import org.kernelscope.ui.paint.chart.ChartText;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.Localisation;

/**
 * The terms of a cell's number as pictures: the surface that {@link TermsPainter} draws on. JavaFX
 * thread.
 */
final class TermsView extends Region {
    private final Canvas canvas = new Canvas();
    private final Display display;
    private final Localisation localisation;
    private @Nullable CellReport report;
    private String below = "";

    TermsView(Display display, Localisation localisation) {
        this.display = display;
        this.localisation = localisation;
        canvas.setManaged(false);
        getChildren().add(canvas);
        setMinSize(0, 0);
        setId("card-terms");
    }

    /** Shows the terms of a report; {@code layerBelow} names the layer they come from. */
    void show(@Nullable CellReport newReport, String layerBelow) {
        report = newReport;
        below = layerBelow;
        paint();
    }

    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        paint();
    }

    private void paint() {
        double width = canvas.getWidth();
        double height = canvas.getHeight();
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        graphics.clearRect(0, 0, width, height);
        CellReport now = report;
        if (now != null) {
            StageLook look =
                    StageLook.of(display.paletteProperty().get(), display.themeProperty().get());
            Texts texts = localisation.texts();
            double em = TextSize.at(this);
            ChartLook faces = new ChartLook(look, em, Fonts.TEXT, Fonts.MONO);
            if (new KindPainter(new ChartText(graphics, faces), texts, below, height).paint(now)) {
                return;
            }
            CardBrush brush = new CardBrush(graphics, look, em);
            new TermsPainter(brush, texts, below, width, height).paint(now);
        }
    }
}
