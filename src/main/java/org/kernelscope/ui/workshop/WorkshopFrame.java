package org.kernelscope.ui.workshop;

import org.kernelscope.text.Texts;
import org.kernelscope.ui.paint.GlyphSource;
import org.kernelscope.ui.paint.Look;
import org.kernelscope.ui.paint.Raster;
import org.kernelscope.ui.paint.RasterPen;
import org.kernelscope.workshop.Links;
import org.kernelscope.workshop.Links.Area;
import org.kernelscope.workshop.Links.Spot;
import org.kernelscope.workshop.Setup;

/** A board without a window, with its clock at the end: what it shows while a kernel is painted. */
public final class WorkshopFrame {
    private final BoardResult answer;
    private final Spot pointed;
    private final Links links;

    /** Computes the board of {@code setup} while the pointer is at a weight. */
    public WorkshopFrame(Setup setup, int weight) {
        answer = BoardResult.of(setup, 0, false);
        pointed = new Spot(Area.KERNEL, weight);
        links = Links.of(answer.outcome(), pointed);
    }

    /** Paints the board. */
    public void paint(Raster raster, GlyphSource glyphs, Look look, Texts texts, double em) {
        raster.clear(look.surface());
        RasterPen pen = new RasterPen(raster, glyphs, look, em, 0);
        WorkshopPanel panel = WorkshopPanel.PRODUCTS;
        WorkshopLayout layout =
                WorkshopLayout.of(answer, panel, raster.width(), raster.height(), em);
        int cells = answer.course().plane();
        new WorkshopPainter(
                        pen,
                        texts,
                        layout,
                        answer,
                        new BoardState(cells, cells, false, cells - 1, links, pointed, null, null))
                .paint(panel, MatrixLayout.of(answer, panel, layout.products(), 0, em));
    }
}
