package org.kernelscope.ui.window;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.kernelscope.ui.control.Later;
import org.kernelscope.ui.control.PreparedViews;
import org.kernelscope.ui.control.ViewDeck;
import org.kernelscope.ui.fx.IdleWork;
import org.kernelscope.ui.state.Mode;

/**
 * The parts of the window that come and go with the mode: what lies below the stage, and the bar at
 * the bottom in which time can be moved. A mode without a panel is not offered. A part is made when
 * it is first shown. JavaFX thread.
 */
public final class ModePanels {
    private final Map<Mode, Later<Region>> panels = new EnumMap<>(Mode.class);
    private final Map<Mode, Later<Region>> timelines = new EnumMap<>(Mode.class);

    /** Puts {@code panel} below the stage in {@code mode}; the edge between them can be dragged. */
    public ModePanels with(Mode mode, Supplier<Region> panel) {
        panels.put(mode, new Later<>(panel));
        return this;
    }

    /** Puts {@code timeline} at the bottom of the window in {@code mode}. */
    public ModePanels withTimeline(Mode mode, Supplier<Region> timeline) {
        timelines.put(mode, new Later<>(timeline));
        return this;
    }

    /**
     * All roots of nodes of {@code window}: also the panels that are not in it at the moment, which
     * this makes.
     */
    List<Node> everywhere(Node window) {
        List<Node> all = new ArrayList<>();
        all.add(window);
        panels.values().forEach(panel -> addWithViews(panel.get(), all));
        timelines.values().forEach(timeline -> all.add(timeline.get()));
        return all;
    }

    private static void addWithViews(Region panel, List<Node> all) {
        all.add(panel);
        if (panel instanceof PreparedViews deck) {
            all.addAll(deck.views());
        }
    }

    /** Makes the panels that were not shown yet, and their views, as {@link IdleWork}. */
    void prepareIn(ViewDeck place) {
        for (Later<Region> panel : panels.values()) {
            place.prepare(panel);
            IdleWork.add(
                    () -> {
                        if (panel.get() instanceof PreparedViews deck) {
                            deck.prepareViews();
                        }
                    });
        }
    }

    /** The same for the bars at the bottom. */
    void prepareTimelinesIn(ViewDeck place) {
        timelines.values().forEach(place::prepare);
    }

    boolean offers(Mode mode) {
        return mode == Mode.EXPLORE || panels.containsKey(mode);
    }

    Optional<Region> panel(Mode mode) {
        return Optional.ofNullable(panels.get(mode)).map(Later::get);
    }

    Optional<Region> timeline(Mode mode) {
        return Optional.ofNullable(timelines.get(mode)).map(Later::get);
    }
}
