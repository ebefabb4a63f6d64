package org.kernelscope.ui.moveit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.DoubleProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kernelscope.analysis.Calibration;
import org.kernelscope.analysis.Rejection;
import org.kernelscope.data.NoneOfThese;
import org.kernelscope.scene.LabPart;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.control.CanvasView;
import org.kernelscope.ui.control.FrameLater;
import org.kernelscope.ui.control.InkView;
import org.kernelscope.ui.control.LabStyles;
import org.kernelscope.ui.control.NodeVisibility;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.TextSize;
import org.kernelscope.ui.control.WrapRow;
import org.kernelscope.ui.moveit.RejectionModel.Shown;
import org.kernelscope.ui.paint.CanvasPen;
import org.kernelscope.ui.paint.Face;
import org.kernelscope.ui.paint.Look;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.Localisation;

/**
 * None of these: images without a digit, the largest probability of a softmax beside the smallest
 * distance of 1998, a threshold on each, ROC curves and the reliability diagram. JavaFX thread.
 */
public final class RejectionView extends WrapRow {
    /** Items that are styled in one frame. */
    private static final int GROUP = 12;

    private static final double SIDE = 2.9;
    private static final double GAP = 1.4;
    private static final double CAPTION = 1.5;

    private final RejectionModel model;
    private final Localisation texts;
    private final List<NoneOfThese.Item> items = RejectionModel.ITEMS;
    private final List<Label> verdicts = new ArrayList<>();
    private final List<Button> buttons = new ArrayList<>();
    private final Label summary = new Label();
    private final CanvasView charts;

    /** The view of {@code model}. */
    public RejectionView(RejectionModel model, Display display, Localisation texts) {
        this.model = model;
        this.texts = texts;
        this.charts = new CanvasView(display, this::paint);
        setId("none-of-these");
        getStyleClass().addAll(Styles.PANEL, LabStyles.TAB_BODY);
        ScrollPane scroll = new ScrollPane(tray(display));
        scroll.setFitToWidth(true);
        scroll.getStyleClass().addAll(LabStyles.DIFFERENCES, LabStyles.REJECTION_TRAY);
        summary.setId("rejection-summary");
        summary.getStyleClass().add(Styles.CAPTION);
        summary.setWrapText(true);
        summary.setMinHeight(USE_PREF_SIZE);
        StackPane board = new StackPane(charts);
        board.setId("rejection-charts");
        board.getStyleClass().add(LabStyles.BOARD);
        board.setMinSize(0, 0);
        VBox.setVgrow(board, Priority.ALWAYS);
        VBox main =
                new VBox(
                        slider(
                                "rejection-share",
                                "rejection.share",
                                model.shareProperty(),
                                LabPart.Rejection.LEAST_SHARE,
                                1),
                        slider(
                                "rejection-temperature",
                                "rejection.temperature",
                                model.temperatureProperty(),
                                LabPart.Rejection.LEAST_TEMPERATURE,
                                LabPart.Rejection.MOST_TEMPERATURE),
                        board,
                        summary);
        main.getStyleClass().addAll(LabStyles.TAB_MAIN, LabStyles.MOVE_MAIN);
        HBox.setHgrow(main, Priority.ALWAYS);
        getChildren().addAll(scroll, main);
        NodeVisibility.of(this).subscribe(model.watchedProperty()::set);
        model.shownProperty().subscribe(now -> show());
        texts.languageProperty().subscribe(now -> show());
    }

    private Node tray(Display display) {
        FlowPane tray = new FlowPane();
        tray.setId("rejection-tray");
        tray.getStyleClass().add(Styles.TRAIN_GALLERY);
        for (int i = 0; i < items.size(); i++) {
            int index = i;
            NoneOfThese.Item item = items.get(i);
            InkView picture = new InkView(28, InkView.Fit.FILL, display.themeProperty());
            model.imagesProperty()
                    .subscribe(
                            images -> {
                                if (!images.isEmpty()) {
                                    picture.inkProperty().set(images.get(index));
                                }
                            });
            TextSize.follow(picture, em -> picture.sideProperty().set(Math.round(SIDE * em)));
            Label verdict = new Label();
            verdict.getStyleClass().add(LabStyles.SMALL);
            verdict.setMinWidth(USE_PREF_SIZE);
            verdicts.add(verdict);
            VBox both = new VBox(picture, verdict);
            Button button = new Button();
            button.setGraphic(both);
            button.getStyleClass().add(Styles.FLAT);
            button.setOnAction(event -> model.put(item));
            buttons.add(button);
            tray.getChildren().add(button);
        }
        FrameLater.divide(tray, GROUP);
        return tray;
    }

    private Node slider(String id, String key, DoubleProperty value, double least, double most) {
        Slider slider = new Slider(least, most, value.get());
        slider.setId(id);
        slider.setBlockIncrement((most - least) / 50);
        slider.valueProperty().bindBidirectional(value);
        HBox.setHgrow(slider, Priority.ALWAYS);
        ObservableValue<String> said =
                texts.textsProperty()
                        .flatMap(words -> value.map(now -> words.get(key, number(now))));
        Label name = new Label();
        name.getStyleClass().add(LabStyles.SMALL);
        name.textProperty().bind(said);
        name.setMinWidth(USE_PREF_SIZE);
        slider.accessibleTextProperty().bind(said);
        HBox row = new HBox(name, slider);
        row.getStyleClass().add(LabStyles.LAB_TOOLS);
        return row;
    }

    private static String number(Number value) {
        return String.format(Locale.ROOT, "%.2f", value.doubleValue());
    }

    private void show() {
        charts.repaint();
        Shown shown = model.shownProperty().get();
        Texts words = texts.texts();
        if (shown == null) {
            summary.setText(words.get("rejection.measuring", RejectionModel.DIGITS));
            return;
        }
        double temperature = model.temperatureProperty().get();
        int softmax = 0;
        int distance = 0;
        for (int i = 0; i < items.size(); i++) {
            boolean first = shown.softmaxAccepts(i, temperature);
            boolean second = shown.distanceAccepts(i);
            softmax += first ? 1 : 0;
            distance += second ? 1 : 0;
            String probability = (first ? "✓ " : "× ") + number(shown.probability(i, temperature));
            String nearest =
                    (second ? "✓ " : "× ") + String.format(Locale.ROOT, "%.0f", shown.distance(i));
            verdicts.get(i).setText(probability + "\n" + nearest);
            buttons.get(i)
                    .setAccessibleText(
                            words.get(
                                    "rejection.item",
                                    kind(words, items.get(i)),
                                    probability,
                                    nearest));
        }
        summary.setText(
                words.get(
                        "rejection.summary",
                        number(100 * model.shareProperty().get()),
                        softmax,
                        items.size(),
                        number(shown.byProbability().area()),
                        distance,
                        number(shown.byDistance().area())));
    }

    private static String kind(Texts words, NoneOfThese.Item item) {
        String name =
                switch (item.kind()) {
                    case LETTER -> words.get("rejection.letter");
                    case SIGN -> words.get("rejection.sign");
                    case SCRIBBLE -> words.get("rejection.scribble");
                    case TWO_DIGITS -> words.get("rejection.two");
                    case NOISE -> words.get("rejection.noise");
                    case EMPTY -> words.get("rejection.empty");
                };
        return (name + " " + item.name()).strip();
    }

    private void paint(CanvasPen pen, double width, double height) {
        Shown shown = model.shownProperty().get();
        if (shown == null) {
            return;
        }
        double em = pen.em();
        double column = (width - GAP * em) / 2;
        double side = Math.max(1, Math.min(column, height - 2 * CAPTION * em));
        roc(pen, 0, CAPTION * em, side, column, shown);
        reliability(pen, column + GAP * em, CAPTION * em, side, column, shown.calibration());
    }

    private void roc(
            CanvasPen pen, double left, double top, double side, double width, Shown shown) {
        Look look = pen.look();
        Texts words = texts.texts();
        caption(pen, words.get("rejection.roc"), left, top - 0.8 * pen.em(), width);
        plot(pen, left, top, side);
        curve(pen, left, top, side, shown.byProbability(), look.training());
        curve(pen, left, top, side, shown.byDistance(), look.test());
        point(
                pen,
                left,
                top,
                side,
                shown.byProbability(),
                shown.leastProbability(),
                look.training());
        point(pen, left, top, side, shown.byDistance(), -shown.largestDistance(), look.test());
        caption(pen, words.get("rejection.roc.axes"), left, top + side + 0.8 * pen.em(), width);
    }

    private static void caption(CanvasPen pen, String text, double x, double y, double width) {
        String fitting = pen.fitting(text, Face.TEXT, CanvasPen.CAPTION, width);
        pen.caption(fitting, x, y, HPos.LEFT);
    }

    private static void plot(CanvasPen pen, double left, double top, double side) {
        Look look = pen.look();
        pen.fill(left, top, side, side, look.surface());
        pen.frame(left, top, side, side, 1, look.tileFrame());
        pen.dashed(3, 3);
        pen.line(left, top + side, left + side, top, 1, look.tileFrame());
        pen.solid();
    }

    private static void curve(
            CanvasPen pen, double left, double top, double side, Rejection of, int argb) {
        double[][] points = of.curve();
        double[] line = new double[2 * points.length];
        for (int i = 0; i < points.length; i++) {
            line[2 * i] = left + points[i][0] * side;
            line[2 * i + 1] = top + (1 - points[i][1]) * side;
        }
        pen.polyline(line, 2, argb);
    }

    private static void point(
            CanvasPen pen,
            double left,
            double top,
            double side,
            Rejection of,
            double threshold,
            int argb) {
        pen.disc(
                left + of.othersAccepted(threshold) * side,
                top + (1 - of.digitsAccepted(threshold)) * side,
                0.35 * pen.em(),
                argb);
    }

    private void reliability(
            CanvasPen pen,
            double left,
            double top,
            double side,
            double width,
            Calibration calibration) {
        Look look = pen.look();
        Texts words = texts.texts();
        caption(
                pen,
                words.get("rejection.reliability", number(100 * calibration.error())),
                left,
                top - 0.8 * pen.em(),
                width);
        plot(pen, left, top, side);
        for (Calibration.Bin bin : calibration.bins()) {
            if (bin.count() > 0) {
                double x = left + bin.from() * side;
                double wide = (bin.to() - bin.from()) * side;
                double high = bin.accuracy() * side;
                pen.fill(
                        x + 1,
                        top + side - high,
                        wide - 2,
                        high,
                        Look.faded(
                                look.training(), 0.25 + 0.75 * bin.count() / calibration.count()));
            }
        }
        caption(
                pen,
                words.get("rejection.reliability.axes"),
                left,
                top + side + 0.8 * pen.em(),
                width);
    }
}
