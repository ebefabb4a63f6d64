package org.kernelscope.ui.arithmetic;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.NumberBinding;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.kernelscope.network.Architecture;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.OpenLevel;
import org.kernelscope.ui.state.Playback;
import org.kernelscope.ui.state.Selection;

/**
 * What is looked at below the overview: the level, the side of it, the moment, and what one plays
 * with. The clock begins anew when another kind of level is opened; a level that is come back to
 * stands still where it was left. Pointing at something takes the time over and gives it back.
 * JavaFX thread.
 */
public final class ArithmeticModel {
    /** What kind of figure was played, so that the next one may be faster. */
    private record Kind(String layer, OpenLevel.Depth depth, DetailTab aspect) {}

    private final NetworkModel network;
    private final Selection selection;
    private final Playback clock = new Playback();
    private final ObjectProperty<DetailTab> aspect =
            new SimpleObjectProperty<>(this, "aspect", DetailTab.MAKING);
    private final ReadOnlyObjectWrapper<List<DetailTab>> aspects =
            new ReadOnlyObjectWrapper<>(this, "aspects", List.of());
    private final DoubleProperty temperature = new SimpleDoubleProperty(this, "temperature", 1);
    private final DoubleProperty pointedAt = new SimpleDoubleProperty(this, "moment", Double.NaN);
    private final IntegerProperty pointedPart = new SimpleIntegerProperty(this, "pointedPart", -1);
    private final IntegerProperty pinnedPart = new SimpleIntegerProperty(this, "pinnedPart", -1);
    private final NumberBinding part =
            Bindings.when(pointedPart.greaterThanOrEqualTo(0))
                    .then(pointedPart)
                    .otherwise(pinnedPart);
    private final StringProperty caption = new SimpleStringProperty(this, "caption", "");
    private final ObservableValue<Double> moment;
    private final Set<Kind> seen = new HashSet<>();

    /** Where the clock stood in the levels above the open one, by their depth. */
    private final Map<Integer, Double> left = new HashMap<>();

    private int depth;

    /** Whether the open level was come back to from below. */
    private boolean returned;

    private @Nullable Kind playing;
    private int parts;
    private int openPart = -1;

    /** The model of what {@code selection} has opened in {@code network}. */
    public ArithmeticModel(NetworkModel network, Selection selection) {
        this.network = network;
        this.selection = selection;
        this.moment =
                Bindings.createObjectBinding(
                        () -> Double.isNaN(pointedAt.get()) ? clock.position() : pointedAt.get(),
                        pointedAt,
                        clock.positionProperty());
        selection
                .openedProperty()
                .subscribe(
                        level -> {
                            moved();
                            opened();
                        });
        aspect.subscribe(now -> opened());
        clock.positionProperty().subscribe(position -> pinnedPart.set(-1));
        clock.playingProperty()
                .subscribe(
                        now -> {
                            if (now) {
                                letGo();
                            }
                        });
    }

    /** The clock of the arithmetic. */
    public Playback clock() {
        return clock;
    }

    /** What the clock's bar says. */
    public StringProperty captionProperty() {
        return caption;
    }

    /** The side from which the level is seen. */
    public ObjectProperty<DetailTab> aspectProperty() {
        return aspect;
    }

    /** The sides that the level has. */
    ReadOnlyObjectProperty<List<DetailTab>> aspectsProperty() {
        return aspects.getReadOnlyProperty();
    }

    /** The temperature of the softmax that one plays with; 1 is the network's own. */
    public DoubleProperty temperatureProperty() {
        return temperature;
    }

    /** The time to show: what is pointed at, else the clock's. */
    public ObservableValue<Double> momentProperty() {
        return moment;
    }

    /** Takes the time over; NaN gives it back. */
    void pointAt(double time) {
        pointedAt.set(time);
    }

    /** The part of the figure that is to be open; −1 for the one that the clock is in. */
    NumberBinding partProperty() {
        return part;
    }

    /** Shows a part of the figure as long as one points at it; −1 gives it back. */
    void pointAtPart(int which) {
        pointedPart.set(which);
    }

    /** Keeps a part of the figure open; the same again, or the clock, closes it. */
    void pinPart(int which) {
        clock.playingProperty().set(false);
        pinnedPart.set(pinnedPart.get() == which ? -1 : which);
    }

    /** Opens the part that is {@code by} parts on from the one that is open. */
    void stepPart(int by) {
        if (parts > 0) {
            letGo();
            clock.playingProperty().set(false);
            pinnedPart.set(Math.max(0, Math.min(parts - 1, openPart + by)));
        }
    }

    /** Tells which part of the figure is open now, −1 for none, of how many. */
    void opens(int which, int of) {
        openPart = which;
        parts = of;
    }

    /** Gives the time back, and what was pointed at. */
    void letGo() {
        pointedAt.set(Double.NaN);
        pointedPart.set(-1);
        selection.hoveredProperty().set(null);
    }

    /** Whether something is open. */
    boolean isOpen() {
        return selection.openedProperty().get() != null;
    }

    /** Gives the time back and goes one step on. */
    void step() {
        letGo();
        clock.step();
    }

    /** Gives the time back and goes one step back. */
    void stepBack() {
        letGo();
        clock.stepBack();
    }

    /**
     * Tells how long the figure is that is shown now. A level that was come back to stands still
     * where it was left; for a map, that is the cell whose number was looked at.
     *
     * @param momentOfCell the moment that is about the level's cell; NaN if there is none
     */
    void shows(int steps, OpenLevel level, double momentOfCell) {
        Kind kind =
                new Kind(
                        architecture().layers().get(level.cell().layer()).name(),
                        level.depth(),
                        aspect.get());
        boolean another = !kind.equals(playing);
        if (another) {
            playing = kind;
            clock.setPace(SpeedRamp.of(steps, !seen.add(kind)));
        }
        if (clock.length() != steps) {
            clock.setLength(steps);
        }
        if (returned) {
            returned = false;
            clock.playingProperty().set(false);
            clock.seek(Double.isNaN(momentOfCell) ? left.getOrDefault(depth, 0.0) : momentOfCell);
        } else if (another) {
            clock.seek(0);
            clock.playingProperty().set(steps > 0);
        }
    }

    private Architecture architecture() {
        return java.util.Objects.requireNonNull(network.architectureProperty().get());
    }

    private void moved() {
        int before = depth;
        depth = selection.pathProperty().get().size();
        returned = depth > 0 && depth < before;
        if (depth > before) {
            left.put(before, clock.position());
        }
    }

    private void opened() {
        OpenLevel level = selection.openedProperty().get();
        pointedAt.set(Double.NaN);
        pointedPart.set(-1);
        pinnedPart.set(-1);
        if (level == null) {
            clock.playingProperty().set(false);
            playing = null;
            return;
        }
        List<DetailTab> possible =
                DetailTab.of(architecture().layers().get(level.cell().layer()), level.depth());
        aspects.set(possible);
        if (!EnumSet.copyOf(possible).contains(aspect.get())) {
            aspect.set(possible.get(0));
        }
    }
}
