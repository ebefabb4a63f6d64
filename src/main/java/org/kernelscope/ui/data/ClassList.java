package org.kernelscope.ui.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kernelscope.data.ClassNames;
import org.kernelscope.dataset.DatasetSummary;
import org.kernelscope.dataset.OwnDataset;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.control.DataStyles;
import org.kernelscope.ui.control.InkView;
import org.kernelscope.ui.control.NameLabel;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.TextSize;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.Localisation;

/**
 * The classes of the set: the mean image, the name, the count and the mean ink of each. A click
 * shows its examples alone; a second one all. JavaFX thread.
 */
final class ClassList extends ScrollPane {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final double SIDE = 1.9;

    /** Between the image and the words, with some room to spare. */
    private static final double GAP = 0.6;

    /** Lines of a name; the tooltip of the row has all of it. */
    private static final int LINES = 2;

    /** Letters of a name that has room beside its count. */
    private static final int BRIEF = 7;

    /** The same beside the longer words of a set in colour. */
    private static final int BRIEFER = 4;

    /** Such a count, with the ink, needs a line of its own. */
    private static final int MANY = 1_000;

    private final DataModel data;
    private final ExampleGridModel exampleGrid;
    private final Display display;
    private final Localisation texts;
    private final VBox list = new VBox();
    private final List<Row> rows = new ArrayList<>();

    ClassList(DataModel data, ExampleGridModel exampleGrid, Display display, Localisation texts) {
        this.data = data;
        this.exampleGrid = exampleGrid;
        this.display = display;
        this.texts = texts;
        setId("data-classes");
        getStyleClass().add(DataStyles.DATA_CLASSES);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setContent(list);
        data.editedProperty().subscribe(now -> show());
        data.summaryProperty().subscribe(now -> show());
        exampleGrid.filterProperty().subscribe(now -> show());
        texts.languageProperty().subscribe(now -> show());
    }

    private void show() {
        OwnDataset set = data.set();
        DatasetSummary summary = data.summaryProperty().get();
        int[] counts = set.counts();
        // All rows alike, so that names and counts stand in columns.
        int brief = set.isColour() ? BRIEFER : BRIEF;
        boolean stacked =
                Arrays.stream(counts).anyMatch(count -> count >= MANY)
                        || set.classes().names().stream()
                                .anyMatch(name -> !ClassNames.shortened(name, brief).equals(name));
        while (rows.size() < set.classes().count()) {
            rows.add(new Row(rows.size()));
        }
        for (int label = 0; label < set.classes().count(); label++) {
            boolean known = summary != null && label < summary.means().size() && counts[label] > 0;
            rows.get(label).stack(stacked);
            rows.get(label)
                    .show(
                            set.classes().name(label),
                            counts[label],
                            known ? summary : null,
                            exampleGrid.filterProperty().get().label());
        }
        if (list.getChildren().size() != set.classes().count()) {
            list.getChildren().setAll(rows.subList(0, set.classes().count()));
        }
    }

    private final class Row extends Button {
        private final int label;
        private final InkView mean = new InkView(28, InkView.Fit.FILL, display.themeProperty());
        private final NameLabel name = new NameLabel(LINES);
        private final Label count = new Label();
        private final Region space = new Region();
        private final HBox beside = new HBox();
        private final VBox words = new VBox();
        private final Tooltip help = new Tooltip();

        Row(int label) {
            this.label = label;
            setId("data-class-" + label);
            getStyleClass().addAll(Styles.FLAT, DataStyles.DATA_CLASS);
            TextSize.follow(mean, em -> mean.sideProperty().set(Math.round(SIDE * em)));
            name.getStyleClass().add(Styles.CLASS_NAME);
            count.getStyleClass().add(Styles.CAPTION);
            count.setMinWidth(USE_PREF_SIZE);
            HBox.setHgrow(space, Priority.ALWAYS);
            HBox.setHgrow(words, Priority.ALWAYS);
            beside.getStyleClass().add(DataStyles.DATA_TOOLS);
            beside.setAlignment(Pos.CENTER_LEFT);
            words.setAlignment(Pos.CENTER_LEFT);
            HBox line = new HBox(mean, words);
            line.setAlignment(Pos.CENTER_LEFT);
            line.getStyleClass().add(DataStyles.DATA_TOOLS);
            setGraphic(line);
            setTooltip(help);
            setMaxWidth(Double.MAX_VALUE);
            line.prefWidthProperty().bind(widthProperty().subtract(TextSize.USUAL));
            // The button asks for its height without a width.
            words.prefWidthProperty()
                    .bind(
                            line.prefWidthProperty()
                                    .subtract(mean.sideProperty().multiply(1 + GAP / SIDE)));
            setOnAction(event -> choose());
        }

        /** Puts the count below the name, or beside it. */
        void stack(boolean stacked) {
            if (words.getChildren().isEmpty() || stacked != words.getChildren().contains(name)) {
                words.getChildren().clear();
                beside.getChildren().clear();
                if (stacked) {
                    words.getChildren().addAll(name, count);
                } else {
                    beside.getChildren().addAll(name, space, count);
                    words.getChildren().add(beside);
                }
            }
        }

        private void choose() {
            ExampleGridModel.Filter now = exampleGrid.filterProperty().get();
            boolean again = now.label() != null && now.label() == label;
            exampleGrid.filter(it -> it.withLabel(again ? null : (Integer) label));
        }

        void show(
                String text, int number, @Nullable DatasetSummary summary, @Nullable Integer only) {
            Texts words = texts.texts();
            boolean colour = summary != null && summary.means().get(label).shape().channels() > 1;
            name.setText(text);
            mean.inkProperty().set(summary == null ? null : summary.means().get(label));
            String ink = summary == null ? "" : Numbers.percent(summary.inks().get(label));
            count.setText(
                    summary == null
                            ? Numbers.count(number)
                            : words.get(
                                    colour ? "own.class.count.colour" : "own.class.count",
                                    Numbers.count(number),
                                    ink));
            String row =
                    summary == null
                            ? words.get("own.class.row.count", text, Numbers.count(number))
                            : words.get(
                                    colour ? "own.class.row.colour" : "own.class.row",
                                    text,
                                    Numbers.count(number),
                                    ink);
            setAccessibleText(row);
            help.setText(row + "\n" + words.get("own.class.help"));
            pseudoClassStateChanged(CHOSEN, only != null && only == label);
        }
    }
}
