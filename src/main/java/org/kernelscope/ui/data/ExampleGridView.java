package org.kernelscope.ui.data;

import javafx.geometry.HPos;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.ClassNames;
import org.kernelscope.dataset.DatasetPredictions;
import org.kernelscope.dataset.NearestImages;
import org.kernelscope.dataset.OwnDataset;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.control.DataStyles;
import org.kernelscope.ui.control.GlyphCache;
import org.kernelscope.ui.control.PixelView;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.TextSize;
import org.kernelscope.ui.data.ExampleGridModel.Show;
import org.kernelscope.ui.paint.Face;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.Raster;
import org.kernelscope.ui.paint.RasterPen;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.Localisation;

/**
 * The grid: a tile for each example, however many there are; only those in sight are painted, into
 * a buffer that stays. Arrows move, with Shift they select; Space selects one more, Delete throws
 * out, Enter puts on the pad. JavaFX thread.
 */
final class ExampleGridView extends Region {
    /** The side of a tile, and the gap, in em. */
    private static final double TILE = 2.6;

    /** The same with a line of words below. */
    private static final double WORDED = 4.6;

    private static final double LINE = 1.2;
    private static final double SMALL = 0.8;

    /** Letters of the name of a class. */
    private static final int LETTERS = 4;

    private static final double GAP = 0.28;
    private static final double BAR = 1.1;

    /** The least sides of the grid, and the width of words on it, in em. */
    private static final double LEAST_WIDTH = 13;

    private static final double LEAST_HEIGHT = 9;
    private static final double WORDS = 34;

    private final ExampleGridModel model;
    private final PredictionsModel predictions;
    private final Display display;
    private final Localisation texts;
    private final ExampleGridPainter painter = new ExampleGridPainter();
    private final PixelView pixels;
    private final ScrollBar bar = new ScrollBar();
    private final Label empty = new Label();

    ExampleGridView(
            ExampleGridModel model,
            PredictionsModel predictions,
            Display display,
            Localisation texts) {
        this.model = model;
        this.predictions = predictions;
        this.display = display;
        this.texts = texts;
        setId("example-grid");
        getStyleClass().add(DataStyles.EXAMPLE_GRID);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        accessibleHelpProperty().bind(texts.text("own.grid.help"));
        pixels = new PixelView((raster, unit) -> paint(raster, unit));
        bar.setOrientation(Orientation.VERTICAL);
        bar.setFocusTraversable(false);
        bar.valueProperty().subscribe(now -> pixels.repaint());
        empty.setId("example-grid-empty");
        empty.getStyleClass().add(Styles.CAPTION);
        empty.setWrapText(true);
        empty.setMouseTransparent(true);
        getChildren().addAll(pixels, bar, empty);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        setOnScroll(
                event -> {
                    bar.setValue(clamped(bar.getValue() - event.getDeltaY()));
                    event.consume();
                });
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        model.comparisonProperty().subscribe(now -> bar.setValue(0));
        model.placesProperty().subscribe(now -> requestLayout());
        model.selectedProperty().subscribe(now -> show());
        model.cursorProperty().subscribe(now -> show());
        predictions.predictionsProperty().subscribe(now -> show());
        focusedProperty().subscribe(now -> show());
        display.themeProperty().subscribe(now -> pixels.repaint());
        texts.languageProperty().subscribe(now -> requestLayout());
        TextSize.follow(this, em -> requestLayout());
    }

    private void show() {
        pixels.repaint();
        setAccessibleText(sentence());
    }

    /** The example of the cursor, in words. */
    private String sentence() {
        Texts words = texts.texts();
        int tile = model.cursorProperty().get();
        if (tile >= model.count()) {
            return words.get("own.grid.empty");
        }
        OwnDataset set = model.shownSet();
        int place = model.placesProperty().get()[tile];
        if (place >= set.count()) {
            return "";
        }
        NearestImages nearest = model.comparisonProperty().get();
        String said = sentence(words, set, place);
        return nearest == null || place >= nearest.count()
                ? said
                : words.get("own.grid.near", said, Numbers.value(nearest.distance(place)));
    }

    private String sentence(Texts words, OwnDataset set, int place) {
        String label = set.classes().name(set.example(place).label());
        DatasetPredictions found = predictions.predictionsProperty().get();
        return found == null || place >= found.count()
                ? words.get("own.grid.example", place + 1, label, set.example(place).source())
                : words.get(
                        "own.grid.answered",
                        place + 1,
                        label,
                        set.example(place).source(),
                        found.className(found.predicted(place)),
                        Numbers.percent(found.confidence(place)),
                        found.className(found.runnerUp(place)),
                        Numbers.percent(found.probability(place, found.runnerUp(place))));
    }

    private ExampleGridPainter.Grid grid(double unit) {
        double em = TextSize.at(this);
        return ExampleGridPainter.Grid.of(
                (int) Math.floor(pixels.getWidth() * unit),
                (int) Math.round((isWorded() ? WORDED : TILE) * em * unit),
                (int) Math.max(2, Math.round(GAP * em * unit)),
                isWorded() ? (int) Math.round(LINE * em * unit) : 0);
    }

    /** True if the tiles say how far they are from one, or what fooled the network. */
    private boolean isWorded() {
        return model.comparisonProperty().get() != null || isFooled();
    }

    private boolean isFooled() {
        return model.filterProperty().get().show() == Show.MISTAKES
                && predictions.predictionsProperty().get() != null;
    }

    private void paint(Raster raster, double unit) {
        int cursor = isFocused() ? model.cursorProperty().get() : -1;
        painter.paint(
                raster,
                new ExampleGridPainter.Content(
                        model.shownSet(),
                        model.placesProperty().get(),
                        model.selectedProperty().get(),
                        predictions.predictionsProperty().get(),
                        cursor),
                grid(unit),
                (int) Math.round(bar.getValue() * unit),
                (int) Math.max(1, Math.round(unit)),
                display.look());
        if (isWorded()) {
            write(raster, unit);
        }
    }

    /**
     * Below each image in sight: its class and its distance from the one that was asked about, or
     * its class, the prediction and the runner-up.
     */
    private void write(Raster raster, double unit) {
        OwnDataset set = model.shownSet();
        int[] places = model.placesProperty().get();
        ExampleGridPainter.Grid grid = grid(unit);
        int top = (int) Math.round(bar.getValue() * unit);
        double em = TextSize.ofPainting(this) * unit;
        RasterPen pen = new RasterPen(raster, GlyphCache.SHARED, display.look(), em, 0);
        int first = Math.max(0, top / grid.step() - 1) * grid.columns();
        int last = ((top + raster.height()) / grid.step() + 1) * grid.columns();
        for (int tile = first; tile < Math.min(last, places.length); tile++) {
            int place = places[tile];
            if (place >= set.count()) {
                continue;
            }
            String said = words(set, place);
            double x = grid.gap() + tile % grid.columns() * (double) grid.across();
            double y = grid.gap() + tile / grid.columns() * (double) grid.step() - top;
            pen.write(
                    said,
                    x + grid.tile() / 2.0,
                    y + grid.tile() + grid.words() / 2.0,
                    Face.TEXT,
                    SMALL,
                    display.look().emphasis(),
                    HPos.CENTER);
        }
        if (GlyphCache.SHARED.learn()) {
            pixels.repaint();
        }
    }

    /** The words below an image; empty for none. */
    private String words(OwnDataset set, int place) {
        String label = brief(set.classes().name(set.example(place).label()));
        NearestImages nearest = model.comparisonProperty().get();
        if (nearest != null) {
            return place < nearest.count()
                    ? texts.texts()
                            .get("own.grid.distance", label, Numbers.cell(nearest.distance(place)))
                    : "";
        }
        DatasetPredictions found = predictions.predictionsProperty().get();
        return found == null || place >= found.count()
                ? ""
                : texts.texts()
                        .get(
                                "own.grid.fooled",
                                label,
                                brief(found.className(found.predicted(place))),
                                brief(found.className(found.runnerUp(place))));
    }

    private static String brief(String name) {
        return ClassNames.shortened(name, LETTERS);
    }

    private double clamped(double top) {
        return Math.max(0, Math.min(bar.getMax(), top));
    }

    private void press(MouseEvent event) {
        requestFocus();
        int tile =
                grid(1).at(
                                event.getX() - pixels.getLayoutX(),
                                event.getY() - pixels.getLayoutY() + bar.getValue());
        if (event.getButton() != MouseButton.PRIMARY
                || tile < 0
                || event.getX() > pixels.getWidth()) {
            return;
        }
        model.choose(tile, event.isShiftDown(), event.isShortcutDown());
        if (event.getClickCount() == 2) {
            model.putOnPad();
        }
    }

    private void onKey(KeyEvent event) {
        if (event.isAltDown()) {
            return;
        }
        int cursor = model.cursorProperty().get();
        int columns = grid(1).columns();
        int page = Math.max(1, (int) (getHeight() / grid(1).step())) * columns;
        boolean handled = true;
        if (event.isShortcutDown()) {
            handled = event.getCode() == KeyCode.A;
            if (handled) {
                model.chooseAll();
                event.consume();
            }
            return;
        }
        switch (event.getCode()) {
            case LEFT, KP_LEFT -> move(cursor - 1, event);
            case RIGHT, KP_RIGHT -> move(cursor + 1, event);
            case UP, KP_UP -> move(cursor - columns, event);
            case DOWN, KP_DOWN -> move(cursor + columns, event);
            case PAGE_UP -> move(Math.max(0, cursor - page), event);
            case PAGE_DOWN -> move(Math.min(model.count() - 1, cursor + page), event);
            case HOME -> move(0, event);
            case END -> move(model.count() - 1, event);
            case SPACE -> model.choose(cursor, false, true);
            case ENTER -> model.putOnPad();
            case DELETE, BACK_SPACE -> model.remove();
            default -> handled = false;
        }
        if (handled) {
            event.consume();
        }
    }

    private void move(int tile, KeyEvent event) {
        if (tile >= 0 && tile < model.count()) {
            model.choose(tile, event.isShiftDown(), false);
            ExampleGridPainter.Grid grid = grid(1);
            double top = tile / grid.columns() * (double) grid.step();
            if (top < bar.getValue()) {
                bar.setValue(clamped(top));
            } else if (top + grid.step() + grid.gap() > bar.getValue() + getHeight()) {
                bar.setValue(clamped(top + grid.step() + grid.gap() - getHeight()));
            }
        }
    }

    /** Shows {@code message} in the place of tiles; empty for none. */
    void tell(@Nullable String message) {
        empty.setText(message == null ? "" : message);
        requestLayout();
    }

    /** The words in the place of tiles are never cut. */
    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return LEAST_WIDTH * TextSize.at(this);
    }

    @Override
    protected double computeMinHeight(double width) {
        double em = TextSize.at(this);
        double words = empty.prefHeight(wordsWidth(Math.max(width, computeMinWidth(-1)), em));
        return Math.max(LEAST_HEIGHT * em, model.count() == 0 ? words + 2 * em : 0);
    }

    private static double wordsWidth(double width, double em) {
        return Math.max(0, Math.min(width - 2 * em, WORDS * em));
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
        double em = TextSize.at(this);
        double left = snappedLeftInset();
        double top = snappedTopInset();
        double width = Math.max(0, getWidth() - left - snappedRightInset());
        double high = Math.max(0, getHeight() - top - snappedBottomInset());
        pixels.resizeRelocate(left, top, width, high);
        double height = grid(1).height(model.count());
        boolean scrolls = height > high;
        if (scrolls) {
            width = Math.max(0, width - BAR * em);
            pixels.resizeRelocate(left, top, width, high);
            height = grid(1).height(model.count());
            bar.resizeRelocate(left + width, top, BAR * em, high);
        }
        bar.setMax(scrolls ? Math.max(0, height - high) : 0);
        bar.setVisibleAmount(bar.getMax() * Math.min(1, high / Math.max(1, height)));
        bar.setUnitIncrement(grid(1).step());
        bar.setBlockIncrement(Math.max(grid(1).step(), high - grid(1).step()));
        bar.setVisible(scrolls);
        bar.setValue(clamped(bar.getValue()));
        empty.setVisible(model.count() == 0);
        double wide = wordsWidth(width, em);
        empty.resizeRelocate(left + (width - wide) / 2, top + em, wide, empty.prefHeight(wide));
        show();
    }
}
