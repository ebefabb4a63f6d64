package org.kernelscope.ui.draw;

import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import org.kernelscope.ui.control.Icon;
import org.kernelscope.ui.control.IconButton;
import org.kernelscope.ui.control.LatePart;
import org.kernelscope.ui.control.Shortcut;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.control.Tooltips;
import org.kernelscope.ui.state.Display;
import org.kernelscope.ui.state.DrawingModel;
import org.kernelscope.ui.state.Localisation;
import org.kordamp.ikonli.feather.Feather;

/** The tools under the pad: undo, redo, clear, open, paste, and the width of the pen. */
final class DrawTools extends VBox {
    private final Localisation texts;

    /**
     * Tools for {@code drawing}.
     *
     * @param moving true while the pad has handles
     * @param asDrawn takes the movement back
     * @param padWidth the width of the pad, so that the pen is shown at its true size
     */
    DrawTools(
            DrawingModel drawing,
            DrawCommands commands,
            BooleanProperty moving,
            Runnable asDrawn,
            Display display,
            Localisation texts,
            ObservableValue<Number> padWidth) {
        this.texts = texts;
        getStyleClass().add(Styles.DRAW_TOOLS);

        IconButton undo = button("undo", Feather.ROTATE_CCW, "draw.undo", Shortcut.UNDO);
        undo.setOnAction(event -> drawing.undo());
        undo.disableProperty().bind(drawing.canUndoProperty().not());
        IconButton redo = button("redo", Feather.ROTATE_CW, "draw.redo", Shortcut.REDO);
        redo.setOnAction(event -> drawing.redo());
        redo.disableProperty().bind(drawing.canRedoProperty().not());
        IconButton clear = button("clear", Feather.TRASH_2, "draw.clear", DrawCommands.CLEAR);
        clear.setOnAction(event -> drawing.clear());
        clear.disableProperty().bind(drawing.drawingProperty().map(now -> now.isBlank()));
        IconButton open = button("open", Feather.FOLDER, "draw.open", DrawCommands.OPEN);
        open.setOnAction(event -> commands.open(getScene().getWindow()));
        IconButton paste = button("paste", Feather.CLIPBOARD, "draw.paste", DrawCommands.PASTE);
        paste.setOnAction(event -> commands.paste());

        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox buttons =
                new HBox(
                        undo,
                        redo,
                        clear,
                        toggle("fresh", Feather.FILE_PLUS, "draw.fresh", drawing.freshProperty()),
                        gap,
                        open,
                        paste);
        buttons.getStyleClass().add(Styles.TOOL_ROW);
        IconButton back = new IconButton(Feather.CORNER_UP_LEFT, texts.text("draw.asDrawn"));
        back.setId("as-drawn");
        back.setOnAction(event -> asDrawn.run());
        back.visibleProperty().bind(moving);
        back.managedProperty().bind(back.visibleProperty());
        HBox brush = brush(display, padWidth);
        brush.getChildren().addAll(toggle("move-handles", Feather.MOVE, "draw.move", moving), back);
        getChildren().addAll(buttons, brush);
        LatePart.add(getChildren(), new ColourTools(drawing, texts));
    }

    private IconButton button(String id, Feather icon, String key, KeyCombination keys) {
        ObservableValue<String> name =
                texts.text(key).map(words -> words + " (" + keys.getDisplayText() + ")");
        IconButton button = new IconButton(icon, name);
        button.setId(id);
        return button;
    }

    private ToggleButton toggle(String id, Feather icon, String key, BooleanProperty on) {
        ToggleButton toggle = new ToggleButton();
        toggle.setId(id);
        toggle.setGraphic(new Icon(icon));
        toggle.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.ICON_BUTTON);
        toggle.selectedProperty().bindBidirectional(on);
        toggle.accessibleTextProperty().bind(texts.text(key));
        Tooltips.explain(toggle, texts.text(key));
        return toggle;
    }

    private HBox brush(Display display, ObservableValue<Number> padWidth) {
        Slider slider = new Slider(PadModel.THINNEST, PadModel.THICKEST, Display.DEFAULT_PEN);
        slider.setId("brush");
        slider.setBlockIncrement(0.01);
        slider.valueProperty().bindBidirectional(display.penWidthProperty());
        slider.accessibleTextProperty().bind(texts.text("draw.brush"));
        Tooltips.explain(slider, texts.text("draw.brush.help"));
        HBox.setHgrow(slider, Priority.ALWAYS);
        slider.setMinWidth(0);
        slider.setPrefWidth(0);

        Circle dot = new Circle();
        dot.getStyleClass().add(Styles.BRUSH_DOT);
        dot.radiusProperty()
                .bind(
                        display.penWidthProperty()
                                .map(width -> width.doubleValue() / 2)
                                .flatMap(half -> padWidth.map(side -> half * side.doubleValue())));
        StackPane preview = new StackPane(dot);
        ObservableValue<Double> room =
                padWidth.map(side -> Math.ceil(side.doubleValue() * PadModel.THICKEST));
        preview.minWidthProperty().bind(room);
        preview.prefWidthProperty().bind(room);
        preview.minHeightProperty().bind(room);
        preview.prefHeightProperty().bind(room);
        HBox row = new HBox(preview, slider);
        row.getStyleClass().add(Styles.TOOL_ROW);
        return row;
    }
}
