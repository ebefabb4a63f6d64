package org.kernelscope.ui.workshop;

import java.util.List;
import javafx.scene.control.Slider;
import javafx.scene.layout.VBox;
import org.kernelscope.ui.control.FormFields;
import org.kernelscope.ui.state.Localisation;
import org.kernelscope.workshop.Links.Area;
import org.kernelscope.workshop.Links.Spot;
import org.kernelscope.workshop.Setup;

/** The weights of a 1×1 kernel, which only mixes the channels: a slider for each channel. */
final class ChannelMixer extends VBox {
    private static final int MIXED = 2;

    private final WorkshopModel model;
    private final Localisation texts;

    /** True while the sliders are set to the weights. */
    private boolean mixing;

    ChannelMixer(WorkshopModel model, Localisation texts) {
        this.model = model;
        this.texts = texts;
    }

    /** Shows the weights of output map {@code map}, or nothing for a larger kernel. */
    void show(Setup setup, int map) {
        boolean mixes =
                setup.kind().hasWeights() && setup.windowRows() == 1 && setup.windowColumns() == 1;
        FormFields.show(this, mixes);
        List<Integer> channels = mixes ? setup.inputsOf(map) : List.of();
        while (getChildren().size() > channels.size()) {
            getChildren().remove(getChildren().size() - 1);
        }
        while (getChildren().size() < channels.size()) {
            int at = getChildren().size();
            Slider slider = new Slider(-MIXED, MIXED, 0);
            slider.setId("workshop-mixer-" + (at + 1));
            slider.valueChangingProperty()
                    .subscribe(
                            held -> {
                                if (held) {
                                    model.penDown();
                                } else {
                                    model.penUp();
                                }
                            });
            slider.valueProperty()
                    .addListener((observable, before, now) -> mix(at, now.floatValue()));
            getChildren()
                    .add(
                            FormFields.line(
                                    texts.textsProperty()
                                            .map(words -> words.get("workshop.mixer", at + 1)),
                                    slider));
        }
        mixing = true;
        for (int at = 0; at < channels.size(); at++) {
            Slider slider = (Slider) lookup("#workshop-mixer-" + (at + 1));
            float weight = setup.kernels().get(setup.plane(channels.get(at), map));
            if (!slider.isValueChanging()) {
                slider.setValue(Math.max(-MIXED, Math.min(MIXED, weight)));
            }
        }
        mixing = false;
    }

    private void mix(int at, float weight) {
        Setup now = model.setupProperty().get();
        int map = model.answerProperty().get().map();
        List<Integer> channels = now.inputsOf(map);
        if (!mixing && at < channels.size()) {
            model.write(new Spot(Area.KERNEL, now.plane(channels.get(at), map)), weight);
        }
    }
}
