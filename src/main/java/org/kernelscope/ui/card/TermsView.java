package org.kernelscope.ui.card;

import java.util.Comparator;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;
import org.kernelscope.analysis.CellReport;
import org.kernelscope.analysis.CellReport.Term;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.control.Fonts;
import org.kernelscope.ui.control.TextSize;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.StageLook;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.Localisation;

/**
 * The terms of a cell's number as pictures. One map below: patch and kernel side by side, with the
 * numbers written in. Several: a column for each, patch over kernel over the sum of their products.
 * Many plain units: the strongest terms, written out. Pooling: the window with its winner. JavaFX
 * thread.
 */
final class TermsView extends Region {
    private static final int WRITTEN_TERMS = 12;

    /** Width, in em, of a cell in which a number such as −0.53 can be read. */
    private static final double WRITTEN_CELL = 2.9;

    /** Width, in em, of a column of several maps below which they go into two rows. */
    private static final double NARROWEST = 3.2;

    /** Width, in em, of the names of the rows: values, weights, sums. */
    private static final double LABELS = 4.6;

    /** Size, in em, of the numbers in cells. */
    private static final double NUMBER_SIZE = 0.82;

    private final Canvas canvas = new Canvas();
    private final Display display;
    private final Localisation localisation;
    private @Nullable CellReport report;
    private String below = "";
    private StageLook look;
    private double em = TextSize.USUAL;

    TermsView(Display display, Localisation localisation) {
        this.display = display;
        this.localisation = localisation;
        this.look = StageLook.of(display.paletteProperty().get(), display.themeProperty().get());
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
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        graphics.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        look = StageLook.of(display.paletteProperty().get(), display.themeProperty().get());
        em = TextSize.at(this);
        graphics.setTextBaseline(VPos.CENTER);
        CellReport now = report;
        if (now instanceof CellReport.Pooled pooled) {
            pooled(graphics, pooled);
        } else if (now instanceof CellReport.WeightedSum sum) {
            List<Term> terms = sum.terms();
            if (terms.size() == 1 && terms.get(0).patch().size() > 1) {
                oneMap(graphics, terms.get(0));
            } else if (terms.get(0).patch().size() > 1) {
                severalMaps(graphics, terms);
            } else {
                units(graphics, terms);
            }
        }
    }

    private void oneMap(GraphicsContext graphics, Term term) {
        int size = term.patch().shape().rows();
        double header = 1.5 * em;
        double gap = 3 * em;
        double height = Math.floor((canvas.getHeight() - header) / size);
        double widest = Math.floor((canvas.getWidth() - gap) / (2 * size));
        boolean numbers = height >= 1.3 * em && widest >= WRITTEN_CELL * em;
        double width = numbers ? Math.max(height, WRITTEN_CELL * em) : Math.min(height, widest);
        Grid grid = new Grid(width, numbers ? height : Math.min(height, widest), numbers);
        double side = width * size;
        caption(graphics, patchName(term.channel()), 0, header / 2, TextAlignment.LEFT);
        caption(
                graphics,
                localisation.texts().get("card.kernel"),
                side + gap,
                header / 2,
                TextAlignment.LEFT);
        map(graphics, term.patch(), 0, header, grid, limit(term.patch()), -1);
        double middle = header + grid.height * size / 2;
        text(graphics, "×", side + gap / 2, middle, TextAlignment.CENTER, 1.4);
        map(graphics, term.kernel(), side + gap, header, grid, limit(term.kernel()), -1);
    }

    private void severalMaps(GraphicsContext graphics, List<Term> terms) {
        int size = terms.get(0).patch().shape().rows();
        boolean oneRow = canvas.getWidth() / terms.size() >= NARROWEST * em;
        int rows = oneRow ? 1 : 2;
        int perRow = (terms.size() + rows - 1) / rows;
        double labels = oneRow ? LABELS * em : 0;
        double width = Math.min(7.5 * em, (canvas.getWidth() - labels) / perRow);
        double height = canvas.getHeight() / rows;
        boolean named = oneRow && width >= 5 * em;
        double texts = (named ? 2.8 : 1.6) * em;
        double cell =
                Math.floor(Math.min((height - texts - 6) / (2 * size), (width - 0.7 * em) / size));
        if (cell < 1) {
            return;
        }
        float patchLimit = 0;
        float kernelLimit = 0;
        for (Term term : terms) {
            patchLimit = Math.max(patchLimit, limit(term.patch()));
            kernelLimit = Math.max(kernelLimit, limit(term.kernel()));
        }
        double side = cell * size;
        if (oneRow) {
            double top = named ? 1.4 * em : 0;
            String[] rowNames = {
                localisation.texts().get("card.values"),
                localisation.texts().get("card.weights"),
                localisation.texts().get("card.sums")
            };
            double[] middles = {side / 2, side * 1.5 + 3, 2 * side + 4 + 0.75 * em};
            for (int i = 0; i < rowNames.length; i++) {
                caption(graphics, rowNames[i], 0, top + middles[i], TextAlignment.LEFT);
            }
        }
        for (int i = 0; i < terms.size(); i++) {
            Term term = terms.get(i);
            double x = labels + i % perRow * width;
            double y = i / perRow * height;
            if (named) {
                caption(graphics, patchName(term.channel()), x, y + 0.7 * em, TextAlignment.LEFT);
                y += 1.4 * em;
            }
            map(graphics, term.patch(), x, y, Grid.plain(cell), patchLimit, -1);
            map(graphics, term.kernel(), x, y + side + 3, Grid.plain(cell), kernelLimit, -1);
            String sum = named ? Numbers.signed(term.sum()) : Numbers.cell(term.sum());
            number(graphics, sum, x, y + 2 * side + 4 + 0.75 * em);
        }
    }

    /** The strongest products of a dense unit, written out: value × weight = product. */
    private void units(GraphicsContext graphics, List<Term> terms) {
        List<Term> strongest =
                terms.stream()
                        .sorted(Comparator.comparingDouble(term -> -Math.abs(term.sum())))
                        .toList();
        double line = 1.55 * em;
        double columnWidth = 22 * em;
        int perColumn = Math.max(1, (int) ((canvas.getHeight() - line) / line));
        int columns = Math.max(1, (int) (canvas.getWidth() / columnWidth));
        int written = Math.min(Math.min(terms.size(), perColumn * columns), WRITTEN_TERMS);
        caption(
                graphics,
                localisation.texts().get("card.strongest", written, terms.size(), below),
                0,
                line / 2,
                TextAlignment.LEFT);
        double largest = Math.abs(strongest.get(0).sum());
        for (int i = 0; i < written; i++) {
            Term term = strongest.get(i);
            double x = i / perColumn * columnWidth;
            double y = line * (1.5 + i % perColumn);
            caption(graphics, below + "·" + (term.channel() + 1), x, y, TextAlignment.LEFT);
            number(
                    graphics,
                    Numbers.value(term.patch().get(0))
                            + " × "
                            + Numbers.value(term.kernel().get(0))
                            + " = "
                            + Numbers.signed(term.sum()),
                    x + 4 * em,
                    y);
            double share = largest > 0 ? term.sum() / largest : 0;
            graphics.setFill(colour(share < 0 ? -0.6f : 0.6f));
            double length = Math.abs(share) * 2.2 * em;
            graphics.fillRect(x + 19 * em, y - 0.35 * em, Math.max(1, length), 0.7 * em);
        }
    }

    private void pooled(GraphicsContext graphics, CellReport.Pooled pooled) {
        int size = pooled.patch().shape().rows();
        double header = 1.5 * em;
        double cell = Math.floor(Math.min((canvas.getHeight() - header) / size, 5 * em));
        caption(graphics, patchName(pooled.cell().channel()), 0, header / 2, TextAlignment.LEFT);
        map(
                graphics,
                pooled.patch(),
                0,
                header,
                new Grid(cell, cell, cell >= WRITTEN_CELL * em),
                limit(pooled.patch()),
                pooled.winner());
    }

    private String patchName(int channel) {
        return localisation.texts().get("card.patch", below, channel + 1);
    }

    /** The largest magnitude of what lies in the map; what lies beyond its border is no number. */
    private static float limit(Tensor values) {
        float limit = 0;
        for (float value : values.toArray()) {
            limit = Float.isNaN(value) ? limit : Math.max(limit, Math.abs(value));
        }
        return limit;
    }

    private void map(
            GraphicsContext graphics,
            Tensor values,
            double x,
            double y,
            Grid grid,
            float limit,
            int winner) {
        int columns = values.shape().columns();
        graphics.setFont(Fonts.mono(NUMBER_SIZE * em));
        graphics.setTextAlign(TextAlignment.CENTER);
        for (int i = 0; i < values.size(); i++) {
            double left = x + i % columns * grid.width;
            double top = y + i / columns * grid.height;
            boolean beyond = Float.isNaN(values.get(i));
            float share = limit > 0 && !beyond ? values.get(i) / limit : 0;
            Color fill = colour(share);
            graphics.setFill(fill);
            graphics.fillRect(left, top, grid.width, grid.height);
            if (grid.numbers && !beyond) {
                boolean bright = fill.grayscale().getBrightness() > 0.55;
                graphics.setFill(bright ? Color.BLACK : Color.WHITE);
                graphics.fillText(
                        Numbers.cell(values.get(i)), left + grid.width / 2, top + grid.height / 2);
            }
        }
        double width = columns * grid.width;
        graphics.setStroke(rgb(look.tileFrame()));
        graphics.setLineWidth(1);
        graphics.strokeRect(x + 0.5, y + 0.5, width - 1, values.shape().rows() * grid.height - 1);
        if (winner >= 0) {
            graphics.setStroke(rgb(look.emphasis()));
            graphics.setLineWidth(3);
            graphics.strokeRect(
                    x + winner % columns * grid.width + 1.5,
                    y + winner / columns * grid.height + 1.5,
                    grid.width - 3,
                    grid.height - 3);
        }
    }

    /** How a small map is drawn: size of a cell, and whether its number is written in. */
    private record Grid(double width, double height, boolean numbers) {
        static Grid plain(double cell) {
            return new Grid(cell, cell, false);
        }
    }

    private void caption(
            GraphicsContext graphics, String text, double x, double y, TextAlignment align) {
        text(graphics, text, x, y, align, 0.85);
    }

    private void text(
            GraphicsContext graphics,
            String text,
            double x,
            double y,
            TextAlignment align,
            double size) {
        graphics.setFont(Font.font(Fonts.TEXT, em * size));
        graphics.setTextAlign(align);
        graphics.setFill(rgb(look.quiet()));
        graphics.fillText(text, x, y);
    }

    private void number(GraphicsContext graphics, String text, double x, double y) {
        graphics.setFont(Fonts.mono(0.85 * em));
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.setFill(rgb(look.emphasis()));
        graphics.fillText(text, x, y);
    }

    private Color colour(float share) {
        return rgb(look.palette().signed(look.theme(), share));
    }

    private static Color rgb(int argb) {
        return Color.rgb((argb >> 16) & 0xff, (argb >> 8) & 0xff, argb & 0xff);
    }
}
