package org.kernelscope.ui.window;

import java.util.EnumMap;
import java.util.Map;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Orientation;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kernelscope.ui.state.Mode;

/**
 * The middle of the window: the stage, always, and below it what the mode asks for. How the height
 * is shared is remembered for each mode. JavaFX thread.
 */
final class Centre extends VBox {
    private static final double STAGE_SHARE = 0.52;

    private final Region stage;
    private final Region card;
    private final Benches benches;
    private final SplitPane split = new SplitPane();
    private final Map<Mode, Double> shares = new EnumMap<>(Mode.class);
    private final ObservableBooleanValue atOverview;
    private Mode mode = Mode.EXPLORE;

    /**
     * @param atOverview whether nothing is open on the stage; what is open says more than the card
     */
    Centre(Region stage, Region card, ObservableBooleanValue atOverview, Benches benches) {
        this.atOverview = atOverview;
        this.stage = stage;
        this.card = card;
        this.benches = benches;
        split.setOrientation(Orientation.VERTICAL);
        split.setId("centre");
        VBox.setVgrow(split, Priority.ALWAYS);
        card.managedProperty().bind(card.visibleProperty());
        setMinWidth(0);
        getChildren().addAll(split, card);
        show(mode);
        atOverview.subscribe(now -> showCard());
    }

    void show(Mode next) {
        if (split.getItems().size() == 2) {
            shares.put(mode, split.getDividerPositions()[0]);
        }
        mode = next;
        showCard();
        split.getItems().setAll(stage);
        benches.bench(next)
                .ifPresent(
                        bench -> {
                            split.getItems().add(bench);
                            split.setDividerPositions(shares.getOrDefault(next, STAGE_SHARE));
                        });
    }

    private void showCard() {
        card.setVisible(mode == Mode.EXPLORE && atOverview.get());
    }
}
