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
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.kernelscope.network.Architecture;
import org.kernelscope.scene.Clock;
import org.kernelscope.ui.state.NetworkModel;
import org.kernelscope.ui.state.OpenLevel;
import org.kernelscope.ui.state.Playback;
import org.kernelscope.ui.state.Selection;

/**
 * The state of the step-through: tab, time, enlarged part and temperature. The clock restarts when
 * another kind of level is opened. A level that Escape returns to is paused where it was left.
 * While the pointer is on something, its time is shown instead of the clock's.
 */
public final class ArithmeticModel {
    /** Tabs that go through the same steps: the clock stays where it is from one to the other. */
    private static final Set<DetailTab> WALKS = EnumSet.of(DetailTab.MAKING, DetailTab.CODE);

    /** A kind of figure: animations that were seen before are faster. */
    private record Kind(String layer, OpenLevel.Depth depth, DetailTab tab) {}

    private final NetworkModel network;
    private final Selection selection;
    private final ObservableBooleanValue backward;
    private final Playback clock = new Playback();
    private final ObjectProperty<DetailTab> tab =
            new SimpleObjectProperty<>(this, "tab", DetailTab.MAKING);
    private final ReadOnlyObjectWrapper<List<DetailTab>> tabs =
            new ReadOnlyObjectWrapper<>(this, "tabs", List.of());
    private final DoubleProperty temperature = new SimpleDoubleProperty(this, "temperature", 1);
    private final DoubleProperty hoveredTime =
            new SimpleDoubleProperty(this, "hoveredTime", Double.NaN);
    private final IntegerProperty hoveredPart = new SimpleIntegerProperty(this, "hoveredPart", -1);
    private final IntegerProperty pinnedPart = new SimpleIntegerProperty(this, "pinnedPart", -1);
    private final NumberBinding part =
            Bindings.when(hoveredPart.greaterThanOrEqualTo(0))
                    .then(hoveredPart)
                    .otherwise(pinnedPart);
    private final StringProperty caption = new SimpleStringProperty(this, "caption", "");
    private final ObservableValue<Double> time;
    private final Set<Kind> seen = new HashSet<>();

    /** The times of the clock in the levels above the open one, by their depth. */
    private final Map<Integer, Double> left = new HashMap<>();

    private int depth;
    private int firstChange;

    /** True if the open level was returned to from below. */
    private boolean returned;

    /** The time of the clock that a scene set for the open level. */
    private @Nullable Clock wanted;

    private @Nullable OpenLevel shown;
    private @Nullable Kind playing;
    private int parts;
    private int enlarged = -1;

    /** The part that a scene wants enlarged; −1 for none. */
    private int wantedPart = -1;

    /** The model of the level that {@code selection} has opened in {@code network}. */
    public ArithmeticModel(NetworkModel network, Selection selection) {
        this(network, selection, new SimpleBooleanProperty());
    }

    /**
     * The same.
     *
     * @param backward true if levels show the way back, with tabs of its own
     */
    public ArithmeticModel(
            NetworkModel network, Selection selection, ObservableBooleanValue backward) {
        this.network = network;
        this.selection = selection;
        this.backward = backward;
        backward.subscribe(now -> turned());
        this.time =
                Bindings.createObjectBinding(
                        () ->
                                Double.isNaN(hoveredTime.get())
                                        ? clock.position()
                                        : hoveredTime.get(),
                        hoveredTime,
                        clock.positionProperty());
        selection
                .openedProperty()
                .subscribe(
                        level -> {
                            moved();
                            opened();
                        });
        tab.subscribe(now -> opened());
        clock.positionProperty().subscribe(position -> pinnedPart.set(-1));
        clock.playingProperty()
                .subscribe(
                        now -> {
                            if (now) {
                                endHover();
                            }
                        });
    }

    /** The clock of the arithmetic. */
    public Playback clock() {
        return clock;
    }

    /** The caption of the transport bar. */
    public StringProperty captionProperty() {
        return caption;
    }

    /** The selected tab. */
    public ObjectProperty<DetailTab> tabProperty() {
        return tab;
    }

    /** The tabs of the level. */
    ReadOnlyObjectProperty<List<DetailTab>> tabsProperty() {
        return tabs.getReadOnlyProperty();
    }

    /** The temperature of the softmax; 1 is the network's own. */
    public DoubleProperty temperatureProperty() {
        return temperature;
    }

    /** The time to show: that of the hovered cell, or else the clock's. */
    public ObservableValue<Double> timeProperty() {
        return time;
    }

    /** Shows another time than the clock's; NaN returns to the clock. */
    void hoverTime(double hovered) {
        hoveredTime.set(hovered);
    }

    /** The part of the figure to enlarge; −1 for the one of the present step. */
    NumberBinding partProperty() {
        return part;
    }

    /** Enlarges a part of the figure; −1 ends that. */
    void hoverPart(int which) {
        hoveredPart.set(which);
    }

    /** Keeps a part enlarged until it is pinned again or the clock moves. */
    void pinPart(int which) {
        clock.playingProperty().set(false);
        pinnedPart.set(pinnedPart.get() == which ? -1 : which);
    }

    /** Pins the part that is {@code by} parts after the enlarged one. */
    void stepPart(int by) {
        if (parts > 0) {
            endHover();
            clock.playingProperty().set(false);
            pinnedPart.set(Math.max(0, Math.min(parts - 1, enlarged + by)));
        }
    }

    /** Records the part that the figure enlarges, −1 for none, and the number of its parts. */
    void enlarges(int which, int of) {
        enlarged = which;
        parts = of;
    }

    /** Returns to the time of the clock; nothing is hovered any more. */
    void endHover() {
        hoveredTime.set(Double.NaN);
        hoveredPart.set(-1);
        selection.hoveredProperty().set(null);
    }

    /** True if a level is open. */
    boolean isOpen() {
        return selection.openedProperty().get() != null;
    }

    /** Goes one step forward on the clock. */
    void step() {
        endHover();
        clock.step();
    }

    /** Goes one step back on the clock. */
    void stepBack() {
        endHover();
        clock.stepBack();
    }

    /**
     * Records the length of the figure that is shown; plays it if it is of another kind. A level
     * that Escape returns to is paused where it was left; a map, at the cell whose value was open.
     *
     * @param timeOfCell the time of the level's cell; NaN if there is none
     */
    void shows(FigureTiming course, OpenLevel level, double timeOfCell) {
        int steps = course.steps();
        Kind kind =
                new Kind(
                        level.cell().isInput()
                                ? ""
                                : architecture().layers().get(level.cell().layer()).name(),
                        level.depth(),
                        tab.get());
        boolean same = kind.equals(playing) || isWalk(kind, playing) && clock.length() == steps;
        boolean another = !same;
        if (same) {
            playing = kind;
        } else {
            playing = kind;
            clock.setPace(course.pace(!seen.add(kind)));
        }
        firstChange = course.firstChange();
        if (clock.length() != steps) {
            clock.setLength(steps);
        }
        shown = level;
        if (wanted != null) {
            returned = false;
            setClock(wanted);
        } else if (returned) {
            returned = false;
            clock.playingProperty().set(false);
            clock.seek(Double.isNaN(timeOfCell) ? left.getOrDefault(depth, 0.0) : timeOfCell);
        } else if (another) {
            clock.seek(0);
            clock.playingProperty().set(steps > 0);
        }
    }

    /** True if both show the same computation, as a figure or as code. */
    private static boolean isWalk(Kind kind, @Nullable Kind before) {
        return before != null
                && kind.layer.equals(before.layer)
                && kind.depth == before.depth
                && WALKS.contains(kind.tab)
                && WALKS.contains(before.tab);
    }

    /** Sets the clock of the open level, which may not be shown yet. */
    public void goTo(Clock there) {
        Kind kind = playing;
        boolean ready =
                isOpen()
                        && selection.openedProperty().get().equals(shown)
                        && kind != null
                        && kind.tab() == tab.get();
        if (ready) {
            setClock(there);
        } else {
            wanted = there;
        }
    }

    private void setClock(Clock there) {
        wanted = null;
        if (there.speed() != null) {
            clock.speedProperty().set(there.speed());
        }
        if (there.loop() != null) {
            clock.loopProperty().set(there.loop());
        }
        clock.playingProperty().set(false);
        clock.seek(there.position(clock.length()));
        clock.playingProperty().set(there.playing());
        if (wantedPart >= 0) {
            pinnedPart.set(wantedPart);
            wantedPart = -1;
        }
    }

    /** The part that is kept enlarged; −1 for none. */
    public int keptPart() {
        return pinnedPart.get();
    }

    /** Keeps a part enlarged as soon as {@link #goTo the clock} is set. */
    public void keepPart(int which) {
        wantedPart = which;
    }

    /** Goes to the first step at which something is to be seen; from there on, to the end. */
    void skip() {
        endHover();
        clock.playingProperty().set(false);
        clock.seek(clock.position() < firstChange ? firstChange : clock.length());
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

    /** The same level the other way round; weights and pixels have no way forward. */
    private void turned() {
        selection.setOpensInput(backward.get());
        OpenLevel level = selection.openedProperty().get();
        if (level != null && level.depth() == OpenLevel.Depth.WEIGHT) {
            selection.up();
        } else {
            opened();
        }
    }

    private List<DetailTab> tabsOf(OpenLevel level) {
        return backward.get()
                ? DetailTab.backward(architecture(), level.cell().layer(), level.depth())
                : DetailTab.of(architecture().layers().get(level.cell().layer()), level.depth());
    }

    private void opened() {
        OpenLevel level = selection.openedProperty().get();
        hoveredTime.set(Double.NaN);
        hoveredPart.set(-1);
        pinnedPart.set(-1);
        wanted = null;
        if (level == null) {
            clock.playingProperty().set(false);
            clock.setLength(0);
            playing = null;
            shown = null;
            return;
        }
        List<DetailTab> possible = tabsOf(level);
        tabs.set(possible);
        if (!possible.contains(tab.get())) {
            tab.set(possible.get(0));
        }
    }
}
