package org.kernelscope.ui.control;

import java.util.List;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import org.controlsfx.control.SegmentedButton;

/**
 * A choice as toggle buttons side by side, and, where there is no room for all of them, as a menu
 * with the same entries. JavaFX thread.
 */
public final class FittingChoice extends Region {
    private final Region buttons;
    private final Function<ToggleButton, ObservableValue<String>> name;
    private final MenuButton menu = new MenuButton();

    /** Shows {@code buttons}, or a menu in their place. */
    public FittingChoice(SegmentedButton buttons) {
        this(buttons, buttons.getButtons(), ToggleButton::textProperty);
        buttons.getButtons()
                .addListener(
                        (ListChangeListener<ToggleButton>)
                                change -> fillMenu(buttons.getButtons()));
    }

    /**
     * Shows {@code row}, or a menu in its place.
     *
     * @param choices the buttons in the row
     * @param name of the entry for a button
     */
    public FittingChoice(
            Region row,
            List<ToggleButton> choices,
            Function<ToggleButton, ObservableValue<String>> name) {
        this.buttons = row;
        this.name = name;
        if (row.getId() != null) {
            menu.setId(row.getId() + "-menu");
        }
        fillMenu(choices);
        getChildren().addAll(row, menu);
    }

    private void fillMenu(List<ToggleButton> choices) {
        menu.textProperty().unbind();
        menu.getItems().clear();
        for (ToggleButton button : choices) {
            button.setMinWidth(USE_PREF_SIZE);
            RadioMenuItem item = new RadioMenuItem();
            item.textProperty().bind(name.apply(button));
            button.selectedProperty()
                    .subscribe(
                            selected -> {
                                item.setSelected(selected);
                                if (selected) {
                                    menu.textProperty().bind(name.apply(button));
                                }
                            });
            item.setOnAction(
                    event -> {
                        button.fire();
                        item.setSelected(button.isSelected());
                    });
            menu.getItems().add(item);
        }
        requestLayout();
    }

    @Override
    protected double computeMinWidth(double height) {
        return Math.min(menu.prefWidth(-1), buttons.prefWidth(-1));
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefWidth(double height) {
        return buttons.prefWidth(-1);
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.max(menu.prefHeight(-1), buttons.prefHeight(-1));
    }

    @Override
    protected double computeMaxWidth(double height) {
        return computePrefWidth(height);
    }

    @Override
    protected double computeMaxHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        boolean room = getWidth() >= snapSizeX(buttons.prefWidth(-1)) - 0.5;
        buttons.setVisible(room);
        menu.setVisible(!room);
        Region shown = room ? buttons : menu;
        double height = shown.prefHeight(-1);
        shown.resizeRelocate(
                0,
                snapPositionY((getHeight() - height) / 2),
                Math.min(getWidth(), shown.prefWidth(-1)),
                height);
    }
}
