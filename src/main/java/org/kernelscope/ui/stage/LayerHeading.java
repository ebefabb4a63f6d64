package org.kernelscope.ui.stage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;
import org.kernelscope.ui.control.Icon;
import org.kernelscope.ui.control.NodeVisibility;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.Tooltips;
import org.kordamp.ikonli.feather.Feather;

/**
 * The heading of a layer, line by line, its name first. Lines are broken at spaces where it is
 * narrow; no word is cut. JavaFX thread.
 */
final class LayerHeading extends VBox {
    /** Limits what is remembered of many networks. */
    private static final int MOST_MEASURED = 200;

    /** Letters may stick out of their advances. */
    private static final double ROUNDING = 2;

    /** The size of the name while a map is open. */
    static final double SMALL_NAME = 0.65;

    /** The lock of a layer that does not learn, in em. */
    private static final double LOCK = 0.95;

    /** Content of a line. The later ones go first where there is too little room. */
    enum Part {
        /** The name of the layer. */
        NAME,
        /** The size of its output. */
        SIZE,
        /** Kind of layer and its window. */
        KIND,
        /** Number of parameters, and a link to the connections. */
        PARAMETERS,
        /** Its receptive field. */
        FIELD
    }

    /** A line and all that it says, in one piece. */
    private record Line(Part part, Labeled node, StringProperty words) {}

    private final List<Line> lines = new ArrayList<>();
    private final Map<Font, Map<String, Double>> measured = new HashMap<>();
    private final ObservableValue<Boolean> inScene = NodeVisibility.inScene(this);
    private final Icon lock = new Icon(Feather.LOCK, LOCK);
    private final boolean linked;
    private final StringProperty explanation = new SimpleStringProperty(this, "explanation");
    private final ObjectProperty<Boolean> locked = new SimpleObjectProperty<>(this, "locked");
    private Part last = Part.FIELD;

    /** The number of lines that were set since the last {@link #begin}. */
    private int set;

    /** A heading without words; with {@code linked}, one of its lines is a link. */
    LayerHeading(boolean linked) {
        this.linked = linked;
        setAlignment(Pos.TOP_CENTER);
        getStyleClass().add(Styles.LAYER_HEADING);
        lock.setManaged(false);
        locked.subscribe(now -> lock.setVisible(Boolean.TRUE.equals(now)));
        getChildren().add(lock);
    }

    /** True if one of its lines is a link. */
    boolean isLinked() {
        return linked;
    }

    /**
     * Begins with the name, also of another layer than before: its lines, set in the same order,
     * need not be styled again then.
     */
    void begin(ObservableValue<String> name) {
        set = 0;
        line(Part.NAME, name, Styles.LAYER_NAME);
    }

    /** Sets the next line. */
    void line(Part part, ObservableValue<String> words, String style) {
        if (set == lines.size()) {
            Label label = new Label();
            label.getStyleClass().add(style);
            add(part, label);
        }
        say(words);
    }

    /** Sets the next line, which leads somewhere. */
    void link(ObservableValue<String> words, String id, Runnable go) {
        if (set == lines.size()) {
            Hyperlink link = new Hyperlink();
            // The stage below must not take it for a click on empty space.
            link.addEventHandler(MouseEvent.ANY, MouseEvent::consume);
            add(Part.PARAMETERS, link);
        }
        if (lines.get(set).node() instanceof Hyperlink link) {
            link.setId(id);
            link.setVisited(false);
            link.setOnAction(event -> go.run());
        }
        say(words);
    }

    private void say(ObservableValue<String> words) {
        lines.get(set).words().bind(words.when(inScene));
        set++;
    }

    /**
     * Draws a lock beside the name, or below the words if it has no room there, while {@code
     * shown}.
     *
     * @param words the explanation
     */
    void lock(ObservableValue<Boolean> shown, ObservableValue<String> words) {
        locked.bind(shown.when(inScene));
        lock.accessibleTextProperty().bind(words.when(inScene));
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        Node name = lines.get(0).node();
        lock.autosize();
        // It takes no room: the names of layers stand where they stood.
        double width = lock.getLayoutBounds().getWidth();
        double height = lock.getLayoutBounds().getHeight();
        double beside = name.getBoundsInParent().getMaxX() + 1;
        if (beside + width <= getWidth()) {
            double middle = name.getLayoutBounds().getHeight() / 2;
            lock.relocate(beside, name.getLayoutY() + middle - height / 2);
        } else {
            // The name of the next layer begins there.
            lock.relocate((getWidth() - width) / 2, bottom());
        }
    }

    /** Below the lines that are shown. */
    private double bottom() {
        double bottom = 0;
        for (Line line : lines) {
            if (line.node().isManaged()) {
                bottom = Math.max(bottom, line.node().getBoundsInParent().getMaxY());
            }
        }
        return bottom;
    }

    /** The text of its tooltip. */
    void explain(ObservableValue<String> words) {
        if (!explanation.isBound()) {
            Tooltips.explain(this, explanation);
        }
        explanation.bind(words.when(inScene));
    }

    private void add(Part part, Labeled node) {
        node.setTextAlignment(TextAlignment.CENTER);
        node.setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        StringProperty whole = new SimpleStringProperty(this, "words");
        whole.subscribe(node::setText);
        lines.add(new Line(part, node, whole));
        getChildren().add(lines.size() - 1, node);
    }

    /** Shows the parts up to {@code part}. */
    void showUpTo(Part part) {
        last = part;
        for (Line line : lines) {
            boolean shown = isShown(line);
            line.node().setManaged(shown);
            line.node().setVisible(shown);
        }
    }

    private boolean isShown(Line line) {
        return line.part().compareTo(last) <= 0;
    }

    /** Its width with every line in one piece. */
    double wanted() {
        return lines().stream().mapToDouble(this::whole).max().orElse(0) + padding();
    }

    /** The width of the name. */
    double nameWidth() {
        return whole(lines.get(0));
    }

    /** The width below which a word would be cut. */
    double least() {
        return lines().stream()
                        .mapToDouble(
                                line ->
                                        LineBreaks.least(
                                                line.words().get(),
                                                text -> width(line.node().getFont(), text)))
                        .max()
                        .orElse(0)
                + padding();
    }

    /** The second line, which says what the layer does; null if there is none. */
    @Nullable Labeled kind() {
        return lines.size() > 1 ? lines.get(1).node() : null;
    }

    /** Breaks the lines so that they fit into {@code width}. */
    void fit(double width) {
        double room = width - padding();
        for (Line line : lines()) {
            Font font = line.node().getFont();
            String text = line.words().get();
            line.node().setText(LineBreaks.broken(text, room, part -> width(font, part)));
        }
    }

    /**
     * While a map is open there is room for the name alone, and a small one. Scaled, and not in a
     * smaller face: the room that headings take must not depend on it.
     */
    void setAside(boolean aside) {
        lines.get(0).node().setScaleX(aside ? SMALL_NAME : 1);
        lines.get(0).node().setScaleY(aside ? SMALL_NAME : 1);
        for (Line line : lines.subList(1, lines.size())) {
            line.node().setVisible(!aside && isShown(line));
        }
    }

    private List<Line> lines() {
        return lines.stream().filter(this::isShown).toList();
    }

    private double whole(Line line) {
        return width(line.node().getFont(), line.words().get());
    }

    private double padding() {
        return snappedLeftInset() + snappedRightInset() + ROUNDING;
    }

    private double width(Font font, String text) {
        Map<String, Double> widths = measured.computeIfAbsent(font, each -> new HashMap<>());
        if (widths.size() > MOST_MEASURED) {
            widths.clear();
        }
        return widths.computeIfAbsent(
                text,
                each -> {
                    Text drawn = new Text(each);
                    drawn.setFont(font);
                    return drawn.getLayoutBounds().getWidth();
                });
    }

    /** Breaks a few words into lines, at their spaces and nowhere else. Any thread. */
    static final class LineBreaks {
        private LineBreaks() {}

        /**
         * The words in lines that are no wider than {@code room}, unless a single word is.
         *
         * @param width of a text
         */
        static String broken(String text, double room, ToDoubleFunction<String> width) {
            StringBuilder lines = new StringBuilder();
            String line = "";
            for (String word : text.split(" ", -1)) {
                String longer = line.isEmpty() ? word : line + " " + word;
                if (line.isEmpty() || width.applyAsDouble(longer) <= room) {
                    line = longer;
                } else {
                    lines.append(line).append('\n');
                    line = word;
                }
            }
            return lines.append(line).toString();
        }

        /** The width of the widest word: nothing narrower can hold the text. */
        static double least(String text, ToDoubleFunction<String> width) {
            double least = 0;
            for (String word : text.split(" ", -1)) {
                least = Math.max(least, width.applyAsDouble(word));
            }
            return least;
        }
    }
}
