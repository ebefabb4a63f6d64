package org.kernelscope.ui.arithmetic;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kernelscope.engine.Activations;
import org.kernelscope.engine.Model;
import org.kernelscope.network.Cell;
import org.kernelscope.network.Layer;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.paint.ColorScale;
import org.kernelscope.ui.paint.FlightTarget;
import org.kernelscope.ui.paint.GlyphSource;
import org.kernelscope.ui.paint.Raster;
import org.kernelscope.ui.paint.RasterPen;
import org.kernelscope.ui.paint.StageLook;
import org.kernelscope.ui.state.OpenLevel;

/**
 * The picture of one level, seen from one side, of given numbers: a pure function of time, for the
 * window, and for whoever makes pictures or films of it. Immutable; any thread.
 */
public final class ArithmeticPicture {
    /** Room around the figure, in em. */
    private static final double MARGIN = 0.7;

    private final Figure figure;
    private final double em;

    private ArithmeticPicture(Figure figure, double em) {
        this.figure = figure;
        this.em = em;
    }

    /**
     * What is looked at.
     *
     * @param model the network
     * @param activations what it computed
     * @param scale the colours of its maps on the stage
     * @param level map or number
     * @param aspect one of the {@link #sides} of the level
     * @param temperature of the softmax; 1 is the network's own
     */
    public record Subject(
            Model model,
            Activations activations,
            ColorScale scale,
            OpenLevel level,
            DetailTab aspect,
            double temperature) {}

    /** The sides from which a level can be seen, the usual one first. */
    public static List<DetailTab> sides(Layer layer, OpenLevel.Depth depth) {
        return DetailTab.of(layer, depth);
    }

    /**
     * The picture of {@code subject} in a room of the given size.
     *
     * @param em size of text; all lengths in device pixels
     */
    public static ArithmeticPicture of(
            Subject subject, Texts texts, int width, int height, double em) {
        double margin = 2 * Math.round(MARGIN * em);
        FigureContext sheet =
                new FigureContext(
                        Math.max(1, width - margin),
                        Math.max(1, height - margin),
                        em,
                        texts,
                        subject.model(),
                        subject.activations(),
                        subject.scale());
        return new ArithmeticPicture(
                Figures.of(sheet, subject.level(), subject.aspect(), subject.temperature()), em);
    }

    /** How many steps of time there are; 0 for a picture that stands still. */
    public int steps() {
        return figure.steps();
    }

    /** Paints the moment {@code time}, 0 … {@link #steps}; later is the end. */
    public void paint(Raster raster, GlyphSource lettering, StageLook look, double time) {
        raster.clear(look.ground());
        RasterPen brush = new RasterPen(raster, lettering, look, em, Math.round(MARGIN * em));
        figure.paint(brush, Math.min(figure.steps(), time));
    }

    /** What happens at a moment, in words. */
    public String caption(double time) {
        return figure.caption(Math.min(figure.steps(), time));
    }

    /** The cell that a moment is about, where time goes from cell to cell of a map; else null. */
    public @Nullable Cell cellAt(double time) {
        return figure.cellAt(Math.min(figure.steps(), time));
    }

    /** The moment that is about {@code cell}; NaN if none is. */
    public double momentOf(Cell cell) {
        return figure.momentOf(cell);
    }

    /** What came of it all, in one line. */
    public String result() {
        return figure.result();
    }

    /** What lies at a point at a moment, in device pixels. */
    HitTarget at(double time, double x, double y) {
        double margin = Math.round(MARGIN * em);
        return figure.opening(partAt(time)).at(x - margin, y - margin);
    }

    /** Where maps of the stage stand once more, in device pixels. */
    public List<FlightTarget> landings() {
        double margin = Math.round(MARGIN * em);
        return figure.landings().stream().map(each -> each.by(margin, margin)).toList();
    }

    /** How many parts there are that can be opened, one at a time. */
    public int parts() {
        return figure.parts();
    }

    /** The part that is open at a moment; −1 if there are none. */
    int partAt(double time) {
        return figure.partAt(Math.min(figure.steps(), time));
    }

    /** The same picture with a part open at all times; −1 for the one that the time is in. */
    public ArithmeticPicture opening(int part) {
        return part < 0 ? this : new ArithmeticPicture(figure.opening(part), em);
    }
}
