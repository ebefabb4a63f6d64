package org.kernelscope.ui.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntConsumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Labeled;
import javafx.scene.layout.Pane;
import org.kernelscope.network.Architecture;
import org.kernelscope.network.Layer;
import org.kernelscope.tensor.Shape;
import org.kernelscope.text.Texts;
import org.kernelscope.ui.control.FormFields;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.TextSize;
import org.kernelscope.ui.paint.LayerBox;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.paint.StageLayout;
import org.kernelscope.ui.stage.LayerHeading.Part;
import org.kernelscope.ui.state.LayerWords;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.NetworkModel;

/**
 * The headings above the layers: name, kind, shape, parameters, receptive field. Where there is
 * little room, because the network is deep or the text large, lines are broken and then left out,
 * the name last; what the headings do not say is in their tooltips. JavaFX thread.
 */
final class StageHeadings extends Pane {
    private static final double BELOW = 4;

    /** Between the names alone, in logical pixels, so that they are seen to be two. */
    private static final double APART = 2;

    /** The share of the width that headings may take before their lines are broken. */
    private static final double UNBROKEN = 0.66;

    /** The largest share of the width that they may take; maps need the rest. */
    private static final double ALL = 0.88;

    /** Largest share of the height for headings. */
    private static final double HIGH = 0.3;

    private final NetworkModel network;
    private final Localisation localisation;
    private final List<LayerHeading> headings = new ArrayList<>();

    /** Invisible headings of a deeper network before, in the order of their places. */
    private final List<LayerHeading> spare = new ArrayList<>();

    private final ClassLabels classes = new ClassLabels();
    private IntConsumer connections = layer -> {};

    /**
     * @param network names its classes, and the layers that the next training leaves as they are
     */
    StageHeadings(NetworkModel network, Localisation localisation) {
        this.network = network;
        network.classNamesProperty().subscribe(now -> classes.call(network::className));
        this.localisation = localisation;
        setMouseTransparent(false);
        setPickOnBounds(false);
    }

    /** Sets the action that shows the connections of a layer. */
    void onConnections(IntConsumer consumer) {
        connections = consumer;
    }

    /** Makes the headings of another network. */
    void show(Architecture architecture) {
        List<LayerHeading> before = new ArrayList<>(headings);
        before.addAll(spare);
        headings.clear();
        spare.clear();
        Shape input = architecture.input().shape();
        LayerHeading first = before.isEmpty() ? new LayerHeading(false) : before.get(0);
        first.begin(localisation.text("layer.input"));
        first.line(Part.KIND, localisation.text("layer.kind.picture"), Styles.CAPTION);
        first.line(Part.SIZE, said(texts -> input.toString()), Styles.NUMBER);
        headings.add(first);
        for (Layer layer : architecture.layers()) {
            boolean linked = LayerWords.kernels(localisation.texts(), layer).isPresent();
            LayerHeading heading = reused(before, headings.size(), linked);
            describe(heading, architecture, layer);
            headings.add(heading);
        }
        if (before.size() > headings.size()) {
            spare.addAll(before.subList(headings.size(), before.size()));
        }
        spare.forEach(each -> FormFields.show(each, false));
        headings.forEach(each -> FormFields.show(each, true));
        getChildren()
                .removeIf(
                        node ->
                                before.contains(node)
                                        && !headings.contains(node)
                                        && !spare.contains(node));
        for (int i = 0; i < headings.size(); i++) {
            if (headings.get(i).getParent() == null) {
                getChildren().add(i, headings.get(i));
            }
        }
        classes.show(architecture.classes(), this);
        classes.call(network::className);
    }

    /** The heading at the same place of the network before, or a new one. */
    private static LayerHeading reused(List<LayerHeading> before, int place, boolean linked) {
        boolean same = place < before.size() && before.get(place).isLinked() == linked;
        return same ? before.get(place) : new LayerHeading(linked);
    }

    private void describe(LayerHeading heading, Architecture architecture, Layer layer) {
        Shape shape = layer.outputShape();
        String size = shape.isUnits() ? Numbers.count(shape.channels()) : shape.toString();
        int field = layer.receptiveField().size();
        heading.begin(said(texts -> LayerWords.name(texts, architecture, layer.index())));
        heading.line(Part.KIND, said(texts -> LayerWords.kind(texts, layer)), Styles.CAPTION);
        heading.line(Part.SIZE, said(texts -> size), Styles.NUMBER);
        if (heading.isLinked()) {
            heading.link(
                    said(texts -> LayerWords.kernels(texts, layer).orElse("")),
                    "connections-" + layer.name(),
                    () -> connections.accept(layer.index()));
        }
        String count = Numbers.count(layer.parameterCount());
        heading.line(
                Part.PARAMETERS,
                layer.parameterCount() > 0
                        ? said(texts -> texts.get("layer.parameters", count))
                        : localisation.text("layer.parameters.none"),
                Styles.CAPTION);
        heading.line(
                Part.FIELD,
                said(texts -> texts.get("layer.field", field + "×" + field)),
                Styles.CAPTION);
        heading.explain(said(texts -> explanation(texts, architecture, layer)));
        heading.lock(
                network.frozenProperty().map(names -> names.contains(layer.name())),
                localisation.text("layer.frozen"));
    }

    private static String explanation(Texts texts, Architecture architecture, Layer layer) {
        int field = layer.receptiveField().size();
        return texts.get(
                "layer.tooltip",
                LayerWords.name(texts, architecture, layer.index()),
                LayerWords.inFull(texts, layer),
                layer.outputShape(),
                Numbers.count(layer.parameterCount()),
                Numbers.count(layer.connections()),
                Numbers.count(layer.multiplyAccumulates()),
                field,
                layer.receptiveField().jump());
    }

    private ObservableValue<String> said(Function<Texts, String> words) {
        return localisation.textsProperty().map(words);
    }

    /**
     * Lays the headings out for a stage of {@code width} by {@code height} logical pixels, with as
     * many of their parts as leave room for the maps.
     *
     * @param most the last part that may be shown
     * @return the width of each
     */
    List<Double> fit(double width, double height, Part most) {
        applyCss();
        List<Double> widths = List.of();
        for (int part = most.ordinal(); part >= 0; part--) {
            Part last = Part.values()[part];
            headings.forEach(heading -> heading.showUpTo(last));
            widths = fit(width);
            if (HeadingWidths.sum(least()) <= width * ALL && heightNeeded() <= height * HIGH) {
                break;
            }
        }
        return widths;
    }

    private List<Double> fit(double width) {
        List<Double> wanted = headings.stream().map(LayerHeading::wanted).toList();
        List<Double> widths = HeadingWidths.share(wanted, least(), width * UNBROKEN);
        for (int i = 0; i < widths.size(); i++) {
            headings.get(i).fit(widths.get(i));
        }
        align();
        // Where not even the names fit, the layers share the room evenly, and names give way.
        double all = HeadingWidths.sum(widths);
        double share = all > width * ALL ? width * ALL / all : 1;
        List<Double> shared = new ArrayList<>(widths.stream().map(each -> each * share).toList());
        widen(shared, width);
        return shared;
    }

    /** Gives the output room for the names of its classes. */
    private void widen(List<Double> widths, double stage) {
        int last = widths.size() - 1;
        double names = classes.width(stage, TextSize.at(this));
        widths.set(last, Math.max(widths.get(last), names));
    }

    /**
     * Breaks the lines anew, now that it is known where the layers stand: where maps are wider than
     * their heading had to be, and where the layers are far apart, it need not be narrow.
     *
     * @return the width of each
     */
    List<Double> refit(StageLayout layout, double unit) {
        List<Double> widths = new ArrayList<>();
        for (int i = 0; i < headings.size(); i++) {
            double room = layout.roomAbove(i) / unit;
            headings.get(i).fit(room);
            widths.add(Math.min(headings.get(i).prefWidth(-1), room));
        }
        widen(widths, layout.frame().width() / unit);
        align();
        return widths;
    }

    /** Gives the kinds of all layers the same height, so that the sizes below them are in a row. */
    private void align() {
        List<Labeled> kinds =
                headings.stream().map(LayerHeading::kind).filter(Objects::nonNull).toList();
        kinds.forEach(kind -> kind.setMinHeight(USE_PREF_SIZE));
        double tallest = kinds.stream().mapToDouble(kind -> kind.prefHeight(-1)).max().orElse(0);
        for (Labeled kind : kinds) {
            kind.setAlignment(Pos.TOP_CENTER);
            kind.setMinHeight(tallest);
        }
    }

    private List<Double> least() {
        return headings.stream().map(LayerHeading::least).toList();
    }

    /** Height of the tallest heading and the room below it, in logical pixels. */
    double heightNeeded() {
        return headings.stream().mapToDouble(heading -> heading.prefHeight(-1)).max().orElse(0)
                + BELOW;
    }

    /**
     * Puts each heading above its layer. One that would lie over the one before, or over what is
     * open, gives way.
     */
    void place(StageLayout layout, double unit) {
        double end = Double.NEGATIVE_INFINITY;
        double from = layout.gap().x() / unit;
        double to = from + layout.gap().width() / unit;
        for (int i = 0; i < headings.size(); i++) {
            LayerHeading heading = headings.get(i);
            boolean aside = layout.openness() > 0;
            heading.setAside(aside);
            LayerBox box = layout.boxes().get(i);
            double width = heading.prefWidth(-1);
            double half = (aside ? LayerHeading.SMALL_NAME * heading.nameWidth() : width) / 2;
            double centre = (box.x() + box.width() / 2.0) / unit;
            centre = Math.max(half, Math.min(getWidth() - half, centre));
            heading.resizeRelocate(
                    Math.round(centre - width / 2), 0, width, heading.prefHeight(-1));
            boolean clear = !aside || centre + half <= from || centre - half >= to;
            boolean free = clear && centre - half >= end + (aside ? APART : -1);
            heading.setVisible(free);
            end = free ? centre + half : end;
        }
        classes.place(layout, unit);
    }

    @Override
    protected void layoutChildren() {
        // The stage places the headings, together with the layers.
    }

    /** Divides the width of the stage between headings of different widths. Any thread. */
    static final class HeadingWidths {
        private static final int HALVINGS = 40;

        private HeadingWidths() {}

        /**
         * A width for each heading: what it wants if all together fit; else the widest become
         * narrower, but none narrower than the least that it needs, even if that is more than the
         * room.
         *
         * @param wanted width of each with all its lines unbroken
         * @param least width of each with its lines broken at every space
         */
        static List<Double> share(List<Double> wanted, List<Double> least, double room) {
            double narrow = 0;
            double wide = wanted.stream().mapToDouble(Double::doubleValue).max().orElse(0);
            if (sum(within(wanted, least, wide)) <= room) {
                return wanted;
            }
            for (int i = 0; i < HALVINGS; i++) {
                double limit = (narrow + wide) / 2;
                if (sum(within(wanted, least, limit)) <= room) {
                    narrow = limit;
                } else {
                    wide = limit;
                }
            }
            return within(wanted, least, narrow);
        }

        static double sum(List<Double> widths) {
            return widths.stream().mapToDouble(Double::doubleValue).sum();
        }

        private static List<Double> within(List<Double> wanted, List<Double> least, double limit) {
            List<Double> widths = new ArrayList<>();
            for (int i = 0; i < wanted.size(); i++) {
                widths.add(Math.max(least.get(i), Math.min(wanted.get(i), limit)));
            }
            return widths;
        }
    }
}
