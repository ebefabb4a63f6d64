package org.kernelscope.ui.tray;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableNumberValue;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.kernelscope.data.ClassNames;
import org.kernelscope.tensor.Tensor;
import org.kernelscope.ui.control.ArrowKeys;
import org.kernelscope.ui.control.FittingChoice;
import org.kernelscope.ui.control.IconButton;
import org.kernelscope.ui.control.InkView;
import org.kernelscope.ui.control.InkView.Fit;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.Tooltips;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.tray.TrayModel.Source;
import org.kordamp.ikonli.feather.Feather;

/**
 * Digits to put on the pad by a click, or by arrows and Enter: the samples, or test digits, of all
 * classes or of one. JavaFX thread.
 */
public final class TrayView extends VBox {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final int PIXELS = 28;

    /** Letters of the name of a class on its button. */
    private static final int LETTERS = 6;

    private static final int COLUMNS = 5;

    /** The margin of a thumbnail: frame, padding, gap. */
    private static final double AROUND = 10;

    private static final double WORTH = 1.25;

    /** Kept free whether the scroll bar is there or not, so that its coming moves nothing. */
    private static final double SCROLL_BAR = 12;

    private final TrayModel model;
    private final Display display;
    private final Localisation texts;
    private final TilePane grid = new TilePane();

    /** Every place that was ever needed; the grid shows the first ones. */
    private final List<Thumbnail> places = new ArrayList<>();

    private final DoubleProperty side = new SimpleDoubleProperty(PIXELS);

    /** The tray of {@code model}. */
    public TrayView(TrayModel model, Display display, Localisation texts) {
        this.model = model;
        this.display = display;
        this.texts = texts;
        setId("tray");
        getStyleClass().add(Styles.TRAY);
        grid.getStyleClass().add(Styles.TRAY_GRID);
        grid.setAlignment(Pos.TOP_LEFT);
        ScrollPane scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        side.bind(scroll.widthProperty().map(width -> side(width.doubleValue())));
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinHeight(0);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(sources(), filters(), scroll);
        model.digitsProperty().subscribe(digits -> fill());
        model.chosenProperty().subscribe(chosen -> mark());
    }

    /** The side of a thumbnail; if a pixel cannot be made visibly larger, as small as it is. */
    private static double side(double width) {
        double room = Math.floor((width - SCROLL_BAR) / COLUMNS - AROUND);
        return room < PIXELS * WORTH ? PIXELS : room;
    }

    private HBox sources() {
        SegmentedButton sources =
                new SegmentedButton(
                        source(Source.SAMPLES, "tray-samples", texts.text("tray.samples")),
                        source(Source.TEST, "tray-test", texts.text("tray.test")));
        ToggleButton coloured =
                source(Source.COLOURED, "tray-coloured", texts.text("tray.coloured"));
        model.coloursProperty()
                .subscribe(
                        colours -> {
                            sources.getButtons().remove(coloured);
                            if (colours) {
                                sources.getButtons().add(coloured);
                            }
                        });
        Button shuffle = new IconButton(Feather.SHUFFLE, texts.text("tray.shuffle"));
        shuffle.setId("tray-shuffle");
        shuffle.setOnAction(event -> model.shuffle());
        shuffle.visibleProperty().bind(model.sourceProperty().map(now -> now != Source.SAMPLES));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox row = new HBox(new FittingChoice(sources), space, shuffle);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private ToggleButton source(Source source, String id, ObservableValue<String> name) {
        ToggleButton button = new ToggleButton();
        button.setId(id);
        button.textProperty().bind(name);
        model.sourceProperty().subscribe(now -> button.setSelected(now == source));
        button.setOnAction(
                event -> {
                    model.sourceProperty().set(source);
                    button.setSelected(true);
                });
        return button;
    }

    private FlowPane filters() {
        FlowPane row = new FlowPane();
        row.getStyleClass().add(Styles.TRAY_FILTERS);
        ToggleButton all = new ToggleButton();
        all.setId("tray-filter-all");
        all.textProperty().bind(texts.text("tray.all"));
        all.setOnAction(event -> model.filterProperty().set(null));
        model.classesProperty()
                .subscribe(
                        classes -> {
                            row.getChildren().setAll(all);
                            for (int label = 0; label < classes.count(); label++) {
                                row.getChildren().add(filter(classes, label));
                            }
                        });
        model.filterProperty()
                .subscribe(
                        only ->
                                row.getChildren().stream()
                                        .filter(ToggleButton.class::isInstance)
                                        .map(ToggleButton.class::cast)
                                        .forEach(
                                                button ->
                                                        button.setSelected(
                                                                Objects.equals(
                                                                        only,
                                                                        button.getUserData()))));
        return row;
    }

    private ToggleButton filter(ClassNames classes, int label) {
        Integer only = label;
        String name = classes.name(label);
        ToggleButton button = new ToggleButton(ClassNames.shortened(name, LETTERS));
        button.setId("tray-filter-" + label);
        button.setUserData(only);
        button.setMinWidth(USE_PREF_SIZE);
        String key = classes.areDigits() ? "tray.only" : "tray.only.named";
        button.accessibleTextProperty().bind(texts.textsProperty().map(now -> now.get(key, name)));
        if (!name.equals(button.getText())) {
            button.setTooltip(new Tooltip(name));
        }
        button.setOnAction(
                event -> {
                    model.filterProperty().set(only);
                    button.setSelected(true);
                });
        return button;
    }

    /**
     * Shows the digits of now. The places stay, with the focus that one of them may have: what is
     * made anew for each handful would be kept by the window's theme and language.
     */
    private void fill() {
        List<TrayModel.TrayDigit> digits = model.digitsProperty().get();
        for (int i = 0; i < digits.size(); i++) {
            if (i == places.size()) {
                places.add(place(digits.get(i)));
            }
            places.get(i).show(digits.get(i));
        }
        int shown = grid.getChildren().size();
        if (shown > digits.size()) {
            grid.getChildren().remove(digits.size(), shown);
        } else {
            grid.getChildren().addAll(places.subList(shown, digits.size()));
        }
        mark();
    }

    private Thumbnail place(TrayModel.TrayDigit first) {
        Thumbnail place = new Thumbnail(first, PIXELS, side, display, texts);
        // One stop for Tab in the whole grid; the arrows go on from there.
        place.setFocusTraversable(places.isEmpty());
        place.setOnAction(event -> model.choose(place.digit()));
        place.addEventFilter(KeyEvent.KEY_PRESSED, event -> ArrowKeys.move(grid, place, event));
        return place;
    }

    private void mark() {
        for (Thumbnail place : places) {
            place.pseudoClassStateChanged(CHOSEN, place.digit() == model.chosenProperty().get());
        }
    }

    /** A place in the tray, a button with a digit on it: always one, but not always the same. */
    static final class Thumbnail extends Button {
        private final ObjectProperty<TrayModel.TrayDigit> digit;

        /**
         * A place that shows {@code first} until it is given another digit.
         *
         * @param pixels the number of pixels along a side of a digit
         * @param side the length of a side of the image, in logical pixels
         */
        Thumbnail(
                TrayModel.TrayDigit first,
                int pixels,
                ObservableNumberValue side,
                Display display,
                Localisation texts) {
            digit = new SimpleObjectProperty<>(this, "digit", first);
            InkView picture = new InkView(pixels, Fit.FILL, display.themeProperty());
            picture.sideProperty().bind(side);
            picture.inkProperty()
                    .bind(
                            digit.map(
                                    now -> {
                                        Tensor colours = now.picture().colours();
                                        return colours == null ? now.picture().ink() : colours;
                                    }));
            setGraphic(picture);
            getStyleClass().add(Styles.TRAY_DIGIT);
            ObservableValue<String> name =
                    digit.flatMap(now -> texts.textsProperty().map(now.name()));
            accessibleTextProperty().bind(name);
            Tooltips.explain(this, name);
        }

        /** The digit that is shown. */
        TrayModel.TrayDigit digit() {
            return digit.get();
        }

        /** Shows another digit. */
        void show(TrayModel.TrayDigit other) {
            digit.set(other);
        }
    }
}
