package org.kernelscope.ui.control;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Region;

/**
 * Several parts of a bench in the same place, one at a time; a part that is not seen is in no
 * window, so that it need not do anything. JavaFX thread.
 */
public final class TabbedBench extends TabPane {
    /** A bench without parts, whose own id is {@code id}. */
    public TabbedBench(String id) {
        setId(id);
        getStyleClass().addAll(Styles.PANEL, Styles.TABBED_BENCH);
        setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
        setMinHeight(0);
    }

    /** Adds a part, which is found by {@code id}, under {@code title}. */
    public TabbedBench with(String id, ObservableValue<String> title, Region part) {
        Tab tab = new Tab();
        tab.setId(id);
        tab.textProperty().bind(title);
        part.setMinHeight(0);
        tab.setContent(part);
        getTabs().add(tab);
        return this;
    }

    /** Brings the part called {@code id} to the front, if there is one. */
    public void show(String id) {
        getTabs().stream()
                .filter(tab -> id.equals(tab.getId()))
                .findFirst()
                .ifPresent(tab -> getSelectionModel().select(tab));
    }
}
