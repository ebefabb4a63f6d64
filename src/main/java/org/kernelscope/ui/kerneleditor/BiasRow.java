package org.kernelscope.ui.kerneleditor;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kernelscope.ui.control.Styles;
import org.kernelscope.ui.paint.Numbers;
import org.kernelscope.ui.state.Localisation;

/** What can be done to the whole map that the kernel makes: its bias, or silence. JavaFX thread. */
final class BiasRow extends HBox {
    /** How far the slider reaches, on both sides of 0, if the bias is no larger. */
    private static final int REACH = 2;

    private final KernelEditorModel model;
    private final Localisation localisation;
    private final Label name = new Label();
    private final Slider slider = new Slider(-REACH, REACH, 0);
    private boolean showing;

    BiasRow(KernelEditorModel model, EditorControls verbs, Localisation localisation) {
        this.model = model;
        this.localisation = localisation;
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add(Styles.LAB_TOOLS);
        slider.setId("surgery-bias");
        slider.valueChangingProperty()
                .subscribe(
                        changing -> {
                            if (changing) {
                                model.penDown();
                            } else if (!showing) {
                                model.penUp();
                            }
                        });
        slider.valueProperty()
                .subscribe(
                        value -> {
                            if (!showing) {
                                set(value.floatValue());
                            }
                        });
        HBox slide = EditorControls.slider(name, slider);
        HBox.setHgrow(slide, Priority.ALWAYS);
        getChildren()
                .addAll(
                        slide,
                        verbs.button(
                                "surgery-silence",
                                "surgery.silence",
                                "surgery.silence.help",
                                model::silence));
    }

    private void set(float value) {
        boolean dragged = slider.isValueChanging();
        if (!dragged) {
            model.penDown();
        }
        model.bias(value);
        if (!dragged) {
            model.penUp();
        }
    }

    /** Shows the bias of the map as it is now. */
    void refresh() {
        showing = true;
        float bias = model.bias();
        name.setText(localisation.texts().get("surgery.bias", Numbers.cell(bias)));
        if (!slider.isValueChanging()) {
            // A bias beyond the ends would jump to them when the slider is touched.
            double reach = Math.max(REACH, Math.ceil(Math.abs(bias)));
            slider.setMin(-reach);
            slider.setMax(reach);
            slider.setValue(bias);
        }
        showing = false;
    }
}
