package org.kernelscope.ui.window;

import java.util.EnumMap;
import java.util.Map;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kernelscope.ui.control.TextSize;
import org.kernelscope.ui.control.ViewDeck;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.ui.state.Mode;

/**
 * The middle of the window: the stage, always, and below it what the mode asks for. How the height
 * is shared is remembered for each mode. JavaFX thread.
 */
final class CentrePane extends VBox {
    /** The stage's share of the height in a window with {@value #LINES} em or more. */
    private static final double STAGE_SHARE = 0.52;

    /** The same where what lies below is the main thing. */
    private static final double LESSER_SHARE = 0.34;

    private static final double LINES = 50;

    /** The least that the stage keeps of its share. */
    private static final double LEAST = 0.65;

    private final Region card;
    private final ModePanels panels;
    private final ViewDeck place;
    private final VerticalSplit floors;
    private final Map<Mode, Double> shares = new EnumMap<>(Mode.class);
    private final ObservableBooleanValue atOverview;
    private Mode mode = Mode.EXPLORE;

    /**
     * @param atOverview true if nothing is open on the stage; what is open says more than the card
     */
    CentrePane(
            Region stage,
            Region card,
            ObservableBooleanValue atOverview,
            ModePanels panels,
            Display display,
            Localisation localisation) {
        this.atOverview = atOverview;
        this.card = card;
        this.panels = panels;
        place = new ViewDeck().tidyWith(display.themeProperty());
        // An experiment in front of a class keeps the height for its charts.
        place.setMinHeight(USE_COMPUTED_SIZE);
        floors = new VerticalSplit(stage, place, STAGE_SHARE, localisation.text("window.edge"));
        floors.setId("centre");
        VBox.setVgrow(floors, Priority.ALWAYS);
        card.managedProperty().bind(card.visibleProperty());
        setMinWidth(0);
        getChildren().addAll(floors, card);
        show(mode);
        atOverview.subscribe(now -> showCard());
        TextSize.follow(this, em -> share());
    }

    /** The view of the mode below the stage. */
    Region panel() {
        return place;
    }

    void show(Mode next) {
        if (floors.isLowerShown() && floors.isMoved()) {
            shares.put(mode, floors.share());
        }
        mode = next;
        showCard();
        Region panel = panels.panel(next).orElse(null);
        place.show(panel);
        floors.showLower(panel != null);
        floors.setShare(shares.getOrDefault(next, usualShare()));
    }

    /** Makes the views of all modes, while the user does nothing. */
    void prepareViews() {
        panels.prepareIn(place);
    }

    /** Shares the height as somebody chose, or so that large text below the stage has room. */
    private void share() {
        if (!floors.isMoved() && !shares.containsKey(mode)) {
            floors.setShare(usualShare());
        }
    }

    private double usualShare() {
        double lines = getScene() == null ? LINES : getScene().getHeight() / TextSize.at(this);
        double share = mode == Mode.DATA ? LESSER_SHARE : STAGE_SHARE;
        return share * Math.min(1, Math.max(LEAST, lines / LINES));
    }

    /** Shows what belongs to the mode again, after somebody else has shown or hidden it. */
    void refresh() {
        showCard();
    }

    private void showCard() {
        card.setVisible(mode == Mode.EXPLORE && atOverview.get());
    }
}
