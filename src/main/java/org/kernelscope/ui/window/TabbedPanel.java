package org.kernelscope.ui.window;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.kernelscope.ui.control.FittingChoice;
import org.kernelscope.ui.control.LabStyles;
import org.kernelscope.ui.control.Later;
import org.kernelscope.ui.control.OverflowPane;
import org.kernelscope.ui.control.PreparedViews;
import org.kernelscope.ui.control.ViewDeck;
import org.kernelscope.ui.state.Display;

/**
 * A panel with several views of which one is open. A view is made when it is first shown. JavaFX
 * thread.
 */
public final class TabbedPanel extends VBox implements PreparedViews {
    private static final String SHEET = "/org/kernelscope/ui/lab.css";

    private final String id;
    private final SegmentedButton tabs = new SegmentedButton();
    private final FittingChoice choice;
    private final ViewDeck place;
    private final Map<String, Later<Region>> views = new LinkedHashMap<>();
    private final ReadOnlyStringWrapper shown = new ReadOnlyStringWrapper(this, "shown", "");

    /** A panel without views; it and its tabs are found by {@code id}. */
    public TabbedPanel(String id, Display display) {
        this.id = id;
        place = new ViewDeck().tidyWith(display.themeProperty());
        setId(id + "-panel");
        getStyleClass().add(LabStyles.LAB);
        setMinHeight(0);
        tabs.setId(id + "-tabs");
        place.setMinSize(USE_COMPUTED_SIZE, USE_COMPUTED_SIZE);
        OverflowPane scroll = new OverflowPane(place);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        choice = new FittingChoice(tabs);
        getChildren().addAll(choice, scroll);
        arrange();
        sceneProperty().subscribe(scene -> showOpen());
    }

    /** Adds a view; the first one is open. */
    public TabbedPanel with(String tab, ObservableValue<String> name, Supplier<Region> view) {
        views.put(tab, new Later<>(view));
        ToggleButton button = new ToggleButton();
        button.setId(id + "-tab-" + tab);
        button.textProperty().bind(name);
        button.setOnAction(event -> open(tab));
        tabs.getButtons().add(button);
        arrange();
        if (views.size() == 1) {
            open(tab);
        }
        return this;
    }

    /** The views, in the order of their tabs. */
    public List<String> tabs() {
        return List.copyOf(views.keySet());
    }

    @Override
    public List<Region> views() {
        return views.values().stream().map(Later::get).toList();
    }

    @Override
    public void prepareViews() {
        views.values().forEach(place::prepare);
    }

    /** The open view. */
    public ReadOnlyStringProperty openProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Opens a view; one that does not exist changes nothing. */
    public void open(String tab) {
        if (views.containsKey(tab)) {
            shown.set(tab);
            showOpen();
            for (ToggleButton button : tabs.getButtons()) {
                button.setSelected(button.getId().equals(id + "-tab-" + tab));
            }
        }
    }

    /** Not before the panel is in a window: most of its views are never looked at. */
    private void showOpen() {
        Later<Region> view = views.get(shown.get());
        if (view != null && getScene() != null) {
            place.show(view.get());
        }
    }

    /** A choice of one is none. */
    private void arrange() {
        choice.setVisible(views.size() > 1);
        choice.setManaged(views.size() > 1);
    }
}
